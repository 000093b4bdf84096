// A return takes values whichever token their expression begins with.
func neg(x) { return -x }
func no(x) { return !x }
func count(x) { return #x }
func lit() { return {7} }
func fn() { return func() { return "inner" } }
func paren() { return (1) }
func word() { return true, nil, false }
func rest(...) { return ... }
print(neg(1), no(1), count("abc"), lit()[1], fn()(), paren()) // expect: -1	false	3	7	inner	1
print(word()) // expect: true	nil	false
print(rest("x", "y")) // expect: x	y
