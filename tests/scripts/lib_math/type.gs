// math.type tells integers from floats.
print(math.type(1), math.type(1.0), math.type(-0.0), math.type(1 / 0))
// expect: integer	float	float	float
print(math.type("1"), math.type(nil), math.type({}), math.type(true))
// expect: false	false	false	false
print(math.type(2 ** 10), math.type(4 / 2), math.type(7 % 3), math.type(140737488355327 + 1))
// expect: integer	float	integer	float
