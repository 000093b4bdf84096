// Negative distances shift the other way; 32 and more leave nothing.
print(bit32.lshift(256, -4), bit32.rshift(16, -4), bit32.lshift(1, -1))
// expect: 16	256	0
print(bit32.lshift(1, 32), bit32.rshift(4294967295, 32), bit32.lshift(1, 1000), bit32.rshift(1, -32))
// expect: 0	0	0	0
