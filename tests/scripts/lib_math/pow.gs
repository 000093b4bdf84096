// pow always gives a float.
print(math.pow(2, 10), math.pow(2, -1), math.pow(2, 0.5), math.pow(0, 0))
// expect: 1024.0	0.5	1.4142135623730951	1.0
print(math.pow(-8, 1 / 3), math.pow(10, 400))
// expect: NaN	+Inf
