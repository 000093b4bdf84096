// A compound assignment evaluates its target once.
calls := 0
t := {10, 20, n: 5}
func get() { calls++ return t }
func key() { calls++ return 2 }
get()[key()] += 5
print(t[2], calls) // expect: 25	2
get().n++
print(t.n, calls) // expect: 6	3
get()[key()]--
print(t[2], calls) // expect: 24	5
get().n ..= "!"
print(t.n, calls) // expect: 6!	6
