// The dots outside a variadic function mean no values.
func f(a) { return #..., select("#", ...), (...) }
print(f(1, 2)) // expect: 0	0	nil
print(#..., select("#", ...)) // expect: 0	0
x := ...
print(x) // expect: nil
func outer(...) { return func() { return select("#", ...) } }
print(outer(1, 2)()) // expect: 0
