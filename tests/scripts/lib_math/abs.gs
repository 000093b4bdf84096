// abs keeps integers integers.
print(math.abs(-5), math.abs(5), math.abs(-2.5), math.abs(0))
// expect: 5	5	2.5	0
print(math.abs(-0.0), math.abs(-1 / 0), math.abs(-140737488355327))
// expect: 0.0	+Inf	140737488355327
