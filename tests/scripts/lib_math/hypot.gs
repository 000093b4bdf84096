// hypot gives the length of the hypotenuse without overflow.
print(math.hypot(3, 4), math.hypot(0, 0), math.hypot(-5, 12))
// expect: 5.0	0.0	13.0
print(string.format("%.6e", math.hypot(3e200, 4e200)))
// expect: 5.000000e+200
