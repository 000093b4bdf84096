// An __index that cannot be indexed is an error of indexing.
t := setmetatable({}, {__index: 5})
print(pcall(func() { return t.x })) // expect: false	attempt to index a number value
u := setmetatable({}, {__newindex: true})
print(pcall(func() { u.x = 1 })) // expect: false	attempt to index a boolean value
v := setmetatable({}, {__index: func(t, k) { error("no " .. k) }})
print(pcall(func() { return v.thing })) // expect: false	no thing
