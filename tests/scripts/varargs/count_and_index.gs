// The length of the dots counts the extra arguments, nils too; an index picks one.
func f(...) { return #..., ...[1], ...[2], ...[4] }
print(f("a", nil, "c", "d")) // expect: 4	a	nil	d
print(f()) // expect: 0	nil	nil	nil
print(f(nil, nil)) // expect: 2	nil	nil	nil
func last(...) { return ...[#...] }
print(last(5, 6, 7)) // expect: 7
