// Modulo of large and mixed operands is exact.
print(1e15 % 7, 1e300 % 3, 5.25 % 0.5) // expect: 6.0	0.0	0.25
print(7 % (1 / 0), (1 / 0) % 2) // expect: 7.0	NaN
