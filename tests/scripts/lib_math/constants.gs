// The constants of math.
print(math.pi, math.huge, -math.huge)
// expect: 3.141592653589793	+Inf	-Inf
print(math.maxinteger, math.mininteger, math.type(math.maxinteger))
// expect: 9.223372036854776e+18	-9.223372036854776e+18	float
