// lshift drops high bits, rshift fills with zeros.
print(bit32.lshift(1, 4), bit32.lshift(1, 31), bit32.lshift(3, 31), bit32.lshift(255, 0))
// expect: 16	2147483648	2147483648	255
print(bit32.rshift(256, 4), bit32.rshift(4294967295, 28), bit32.rshift(-1, 1))
// expect: 16	15	2147483647
