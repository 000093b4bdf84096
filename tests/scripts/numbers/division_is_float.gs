// Division always gives a float, even when it is exact.
print(4 / 2, 7 / 2, 0 / 5, -6 / 3) // expect: 2.0	3.5	0.0	-2.0
print(math.type(4 / 2)) // expect: float
x := 12
x /= 4
print(x) // expect: 3.0
