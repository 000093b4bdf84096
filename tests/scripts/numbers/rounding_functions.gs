// Rounding functions give ints, and leave floats alone that no int can hold.
print(math.floor(2.7), math.ceil(2.1), math.floor(-2.7)) // expect: 2	3	-3
print(math.type(math.floor(2.0)), math.floor(5)) // expect: integer	5
print(math.floor(1e20), math.ceil(-1e20)) // expect: 1e+20	-1e+20
print(math.tointeger(3.0), math.tointeger(3.5)) // expect: 3	nil
print(math.maxinteger, math.mininteger) // expect: 9.223372036854776e+18	-9.223372036854776e+18
