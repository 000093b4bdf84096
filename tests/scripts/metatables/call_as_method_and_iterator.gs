// A callable table works as method, callback and sort comparator.
o := {n: 2}
o.times = setmetatable({}, {__call: func(me, self, k) { return self.n * k }})
print(o:times(21)) // expect: 42
t := {3, 1, 2}
table.sort(t, setmetatable({}, {__call: func(self, a, b) { return a > b }}))
print(table.concat(t, ",")) // expect: 3,2,1
print(string.gsub("ab", "a", func(m) { return o:times(1) })) // expect: 2b	1
