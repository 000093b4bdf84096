// Powers of special values follow the C function pow.
print(0 ** -1, 0.0 ** 0, (1 / 0) ** 0) // expect: +Inf	1.0	1.0
print((-0.0) ** -1, (-0.0) ** -2, 1 ** (0 / 0), (0 / 0) ** 0) // expect: -Inf	+Inf	1.0	1.0
print((-8) ** (1 / 3), 2 ** (1 / 0), 2 ** (-1 / 0)) // expect: NaN	+Inf	0.0
