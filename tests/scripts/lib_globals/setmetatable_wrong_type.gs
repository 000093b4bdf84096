// Only tables can be given a metatable.
print(pcall(setmetatable, 5, {}))
// expect: false	bad argument #1 to 'setmetatable' (table expected)
print(pcall(setmetatable, "s", {}))
// expect: false	bad argument #1 to 'setmetatable' (table expected)
