// sqrt always gives a float.
print(math.sqrt(16), math.sqrt(2), math.sqrt(0), math.sqrt(0.25))
// expect: 4.0	1.4142135623730951	0.0	0.5
print(math.sqrt(-1), math.sqrt(1 / 0), math.sqrt(1e300))
// expect: NaN	+Inf	1e+150
