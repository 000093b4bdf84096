// setmetatable returns its table; nil removes the metatable.
mt := {}
t := {}
print(getmetatable(t), setmetatable(t, mt) == t, getmetatable(t) == mt) // expect: nil	true	true
setmetatable(t, nil)
print(getmetatable(t)) // expect: nil
print(getmetatable(1), getmetatable("s"), getmetatable(nil)) // expect: nil	nil	nil
