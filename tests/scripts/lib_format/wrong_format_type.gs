// The format itself must be a string.
print(pcall(string.format))
// expect: false	bad argument #1 to 'string.format' (string expected)
print(pcall(string.format, nil, 1))
// expect: false	bad argument #1 to 'string.format' (string expected)
print(pcall(string.format, {}))
// expect: false	bad argument #1 to 'string.format' (string expected)
