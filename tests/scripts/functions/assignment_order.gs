// All right sides are evaluated first, then the stores happen from left to right.
i := 1
t := {}
i, t[i] = 2, "x"
print(i, t[1], t[2]) // expect: 2	nil	x
a, b := 1, 2
a, b = b, a
print(a, b) // expect: 2	1
a, b, c := 1, 2, 3
a, b, c = c, a, b
print(a, b, c) // expect: 3	1	2
func f() {
  x, y := 1, 2
  x, y = y, x
  x, x = 5, 6
  return x, y
}
print(f()) // expect: 6	1
