// The power operator associates to the right.
print(2 ** 3 ** 2) // expect: 512
print((2 ** 3) ** 2) // expect: 64
print(2 ** 2 * 3) // expect: 12
