// The file name must be a string.
print(pcall(io.open))
// expect: false	bad argument #1 to 'io.open' (string expected)
print(pcall(io.open, {}))
// expect: false	bad argument #1 to 'io.open' (string expected)
