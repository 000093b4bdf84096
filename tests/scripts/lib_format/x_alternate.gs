// # adds the base prefix.
print(string.format("%#x %#X %#o", 255, 255, 8))
// expect: 0xff 0XFF 010
print(string.format("%#x", -255))
// expect: -0xff
