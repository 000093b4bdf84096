// Only tables can be given a metatable.
ok, message := pcall(setmetatable, 5, {})
print(ok, message:hasPrefix("bad argument #1 to 'setmetatable'")) // expect: false	true
print((pcall(setmetatable, "s", {}))) // expect: false
