// extract reads a field of bits, replace writes one.
print(bit32.extract(43981, 4, 8), bit32.extract(43981, 0, 4), bit32.extract(4294967295, 31, 1))
// expect: 188	13	1
print(bit32.replace(0, 15, 4, 4), bit32.replace(65535, 0, 4, 8), bit32.replace(0, 255, 0, 4))
// expect: 240	61455	15
