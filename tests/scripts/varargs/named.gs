// A named vararg is a fresh table of the extra arguments, written either way round.
func f(first, rest...) { return first, #rest, rest[1], rest[2] }
print(f(1, 2, 3)) // expect: 1	2	2	3
func g(...rest) { return #rest, #..., rest[1] }
print(g("x", "y")) // expect: 2	2	x
func h(rest...) { rest[1] = "changed" return ..., rest[1] }
print(h("kept")) // expect: kept	changed
a, b := func(r...) { return r, r }()
print(a == b, #a) // expect: true	0
