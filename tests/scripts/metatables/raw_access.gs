// The raw functions bypass every metamethod.
mt := {__index: func() { return "indexed" }, __newindex: func() { error("never") }, __eq: func() { return true }}
t := setmetatable({}, mt)
print(t.x, rawget(t, "x")) // expect: indexed	nil
print(rawset(t, "x", 1) == t, rawget(t, "x"), t.x) // expect: true	1	1
u := setmetatable({}, mt)
print(t == u, rawequal(t, u)) // expect: true	false
