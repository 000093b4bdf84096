// setmetatable returns its table, replaces the metatable and removes it with nil.
t := {}
mt := {__index: {a: 1}}
print(setmetatable(t, mt) == t, getmetatable(t) == mt, t.a)
// expect: true	true	1
setmetatable(t, {__index: {a: 2}})
print(t.a)
// expect: 2
setmetatable(t, nil)
print(getmetatable(t), t.a)
// expect: nil	nil
