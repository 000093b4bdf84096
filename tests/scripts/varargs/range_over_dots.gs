// A range over the dots goes through the extra arguments.
func f(...) { for i, v := range ... { print(i, v) } }
f("a", "b")
// expect: 1	a
// expect: 2	b
f()
func sum(...) { s := 0 for _, v := range ... { s += v } return s }
print(sum(1, 2, 3, 4)) // expect: 10
