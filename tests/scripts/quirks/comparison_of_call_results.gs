// A comparison evaluates its left operand first, whichever way it points.
log := ""
func v(x) { log ..= x return x }
print(v(1) > v(2), v(3) >= v(4), v(5) < v(6), v(7) <= v(8), log) // expect: false	false	true	true	12345678
