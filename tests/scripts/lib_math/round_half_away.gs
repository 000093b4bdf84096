// round goes to the nearest integer, halves away from zero.
print(math.round(2.4), math.round(2.5), math.round(3.5), math.round(-2.5), math.round(-2.4))
// expect: 2	3	4	-3	-2
print(math.round(0.5), math.round(-0.5), math.round(0.49999999999999994), math.round(7))
// expect: 1	-1	0	7
print(math.type(math.round(2.5)))
// expect: integer
