// A power of ints is an int when the exponent is not negative and the result fits, else a float.
print(2 ** 8, 2 ** 0, 0 ** 0, (-3) ** 3) // expect: 256	1	1	-27
print(2 ** -1, 10 ** -2) // expect: 0.5	0.01
print(2 ** 46, 2 ** 47, 2 ** 100) // expect: 70368744177664	1.40737488355328e+14	1.2676506002282294e+30
print((-2) ** 47) // expect: -140737488355328
print(2 ** 0.5, 2.0 ** 3, 4 ** 0.5) // expect: 1.4142135623730951	8.0	2.0
print(math.type(2 ** 46), math.type(2 ** 47), math.type((-2) ** 47)) // expect: integer	float	integer
print(1 ** 1000000, (-1) ** 1000001, 0 ** 1000000) // expect: 1	-1	0
