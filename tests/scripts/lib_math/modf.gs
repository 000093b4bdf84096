// modf splits a number into two floats.
print(math.modf(3.25))
// expect: 3.0	0.25
print(math.modf(-3.25))
// expect: -3.0	-0.25
print(math.modf(5))
// expect: 5.0	0.0
