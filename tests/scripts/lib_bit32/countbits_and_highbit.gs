// countbits counts ones, highbit gives the highest one or -1.
print(bit32.countbits(0), bit32.countbits(255), bit32.countbits(-1), bit32.countbits(2147483648))
// expect: 0	8	32	1
print(bit32.highbit(0), bit32.highbit(1), bit32.highbit(255), bit32.highbit(4294967295))
// expect: -1	0	7	31
