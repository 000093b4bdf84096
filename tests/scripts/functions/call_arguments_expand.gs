// The last call among the arguments of a call expands, in every kind of call.
func two() { return 1, 2 }
func sum(a, b, c) { return (a || 0) + (b || 0) + (c || 0) }
x := sum(two())
y := sum(10, two())
z := sum(two(), 10)
print(x, y, z) // expect: 3	13	11
o := {m: func(self, a, b) { return a, b }}
print(o:m(two())) // expect: 1	2
print(sum(sum(two()), two())) // expect: 6
t := {f: sum}
print(t.f(two()), t["f"](two())) // expect: 3	3
