// Negation keeps the kind; minus zero exists only as a float.
print(-0, -0.0, -(5), -(2.5)) // expect: 0	-0.0	-5	-2.5
x := 0
print(-x, math.type(-x), 1 / -x) // expect: 0	integer	+Inf
y := 0.0
print(-y, 1 / -y) // expect: -0.0	-Inf
print(0.0 == -0.0, -0.0 + 0, 0 / -1, 0 * -1, 0.0 * -1) // expect: true	0.0	-0.0	0	-0.0
