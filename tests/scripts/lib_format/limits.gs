// Widths and precisions go up to a million.
print(#string.format("%1000000d", 1), #string.format("%.1000000f", 1.5), #string.format("%1000000s", "x"))
// expect: 1000000	1000002	1000000
print(pcall(string.format, "%1000001d", 1))
// expect: false	bad argument #1 to 'string.format' (invalid conversion '%1000001d')
