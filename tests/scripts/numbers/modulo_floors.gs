// Modulo is floored: the result has the sign of the divisor.
print(7 % 3, -7 % 3, 7 % -3, -7 % -3) // expect: 1	2	-2	-1
print(6 % 3, -6 % 3, 0 % 5) // expect: 0	0	0
print(7.5 % 2, -7.5 % 2, 7.5 % -2, 5.5 % -2) // expect: 1.5	0.5	-0.5	-0.5
print(math.type(7 % 3), math.type(7 % 3.0), 7 % 3.0) // expect: integer	float	1.0
