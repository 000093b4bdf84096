// floor, ceil and trunc give integers.
print(math.floor(3.7), math.floor(-3.7), math.floor(5), math.floor(3.0))
// expect: 3	-4	5	3
print(math.ceil(3.2), math.ceil(-3.2), math.ceil(5), math.ceil(-0.5))
// expect: 4	-3	5	0
print(math.trunc(3.9), math.trunc(-3.9), math.trunc(0.5))
// expect: 3	-3	0
print(math.type(math.floor(2.0)), math.type(math.ceil(2.5)), math.type(math.trunc(2.5)))
// expect: integer	integer	integer
