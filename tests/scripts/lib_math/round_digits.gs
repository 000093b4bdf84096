// round with a digit count gives a float.
print(math.round(3.14159, 2), math.round(3.14159, 4), math.round(-1.25, 1))
// expect: 3.14	3.1416	-1.3
print(math.round(5, 1), math.type(math.round(5, 1)), math.round(2.5, 0))
// expect: 5.0	float	3
