// A directive without an argument is an error that names its position.
print(pcall(string.format, "%d"))
// expect: false	bad argument #2 to 'string.format' (no value)
print(pcall(string.format, "%d %s", 1))
// expect: false	bad argument #3 to 'string.format' (no value)
print(pcall(string.format, "%s", nil))
// expect: true	nil
