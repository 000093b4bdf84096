// An __index function is called with table and key; its first result counts.
t := setmetatable({x: 1}, {__index: func(t, k) { return "no " .. k, "dropped" }})
print(t.x, t.y, t[5]) // expect: 1	no y	no 5
s := setmetatable({}, {__index: func(self, k) { return self }})
print(s.a.b.c == s) // expect: true
n := setmetatable({}, {__index: func() {}})
print(n.a) // expect: nil
t.x = nil
print(t.x) // expect: no x
