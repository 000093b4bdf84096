// The dots expand to all extra arguments in the last place of a list, to one elsewhere.
func f(...) { return ... }
print(f(1, 2, 3)) // expect: 1	2	3
func g(...) { return ..., "end" }
print(g(1, 2, 3)) // expect: 1	end
func h(a, ...) { return a, #..., ... }
print(h("a", "b", "c")) // expect: a	2	b	c
print(h()) // expect: nil	0
func k(...) { print("k", ...) }
k(7, 8)
// expect: k	7	8
