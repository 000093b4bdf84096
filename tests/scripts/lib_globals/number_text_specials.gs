// Infinities carry a sign, minus zero keeps its own, integral floats end in .0.
print(1 / 0, -1 / 0, 0 / 0)
// expect: +Inf	-Inf	NaN
print(1e308 * 10, -1e308 * 10)
// expect: +Inf	-Inf
print(-0.0, 0.0, 3.0, -2.0)
// expect: -0.0	0.0	3.0	-2.0
