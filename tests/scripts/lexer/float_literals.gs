// A literal with a point or an exponent is a float, even if its value is integral.
print(1.5, 5., 1.0, 0.25) // expect: 1.5	5.0	1.0	0.25
print(1e3, 1E3, 25e-1, 1.5e+2, 5.e2) // expect: 1000.0	1000.0	2.5	150.0	500.0
print(math.type(5.), math.type(1e3), math.type(5)) // expect: float	float	integer
