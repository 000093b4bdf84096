// bnot inverts all 32 bits.
print(bit32.bnot(0), bit32.bnot(4294967295), bit32.bnot(1), bit32.bnot(-1))
// expect: 4294967295	0	4294967294	0
print(bit32.bnot(bit32.bnot(12345)))
// expect: 12345
