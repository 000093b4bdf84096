// Ints and floats are different kinds that print differently and compare equal.
print(1, 1.0, 1 == 1.0, math.type(1), math.type(1.0)) // expect: 1	1.0	true	integer	float
print(1 + 1, 1 + 1.0, 1.0 + 1.0) // expect: 2	2.0	2.0
print(type(1), type(1.0)) // expect: number	number
print(math.type("1"), math.type(nil)) // expect: false	false
