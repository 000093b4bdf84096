// Products and sums are rounded separately: no fused multiply-add.
a := 1.0000000000000002
b := 0.9999999999999998
c := -1.0
print(a * b + c, c + a * b) // expect: 0.0	0.0
func f(x, y, z) { return x * y - z }
print(f(0.1, 10, 1)) // expect: 0.0
