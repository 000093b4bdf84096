// Trigonometric functions work in radians.
print(math.sin(0), math.cos(0), math.tan(0))
// expect: 0.0	1.0	0.0
print(string.format("%.6f %.6f %.6f", math.sin(math.pi / 6), math.cos(math.pi / 3), math.tan(math.pi / 4)))
// expect: 0.500000 0.500000 1.000000
print(string.format("%.6f %.6f %.6f", math.asin(1), math.acos(0), math.atan(1)))
// expect: 1.570796 1.570796 0.785398
print(math.asin(2), math.acos(-2))
// expect: NaN	NaN
