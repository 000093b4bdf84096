// arshift keeps the sign and gives a signed result.
print(bit32.arshift(256, 4), bit32.arshift(-256, 4), bit32.arshift(4294967295, 1))
// expect: 16	-16	-1
print(bit32.arshift(2147483648, 31), bit32.arshift(-1, 100), bit32.arshift(5, 100))
// expect: -1	-1	0
