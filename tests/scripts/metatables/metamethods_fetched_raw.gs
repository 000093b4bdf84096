// Metamethods are fetched from the metatable without its own metatable.
inherited := setmetatable({}, {__index: {__add: func() { return "never" }}})
o := setmetatable({}, inherited)
print(pcall(func() { return o + 1 })) // expect: false	attempt to perform arithmetic on a table value
