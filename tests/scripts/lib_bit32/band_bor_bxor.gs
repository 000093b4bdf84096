// The three combining operations take any number of arguments.
print(bit32.band(12, 10), bit32.bor(12, 10), bit32.bxor(12, 10))
// expect: 8	14	6
print(bit32.band(255, 60, 20), bit32.bor(1, 2, 4), bit32.bxor(1, 3, 7))
// expect: 20	7	5
print(bit32.band(7), bit32.bor(7), bit32.bxor(7))
// expect: 7	7	7
