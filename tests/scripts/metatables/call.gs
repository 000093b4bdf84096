// __call makes a table callable, with itself as the first argument.
o := setmetatable({base: 10}, {__call: func(self, a, b) { return self.base + (a || 0), b }})
print(o(5, "x")) // expect: 15	x
print(o()) // expect: 10	nil
t := {f: o}
print(t.f(1)) // expect: 11	nil
print(pcall(o, 2)) // expect: true	12	nil
v := setmetatable({}, {__call: func(self, ...) { return select("#", ...), ... }})
print(v(1, nil, nil)) // expect: 3	1	nil	nil
