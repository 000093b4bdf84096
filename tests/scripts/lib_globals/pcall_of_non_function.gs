// pcall without a function, or of a value that cannot be called, fails softly.
print(pcall())
// expect: false	pcall requires a function
print(pcall(5))
// expect: false	attempt to call a number value
print(pcall(setmetatable({}, {__call: func(self, x) { return x + 1 }}), 4))
// expect: true	5
