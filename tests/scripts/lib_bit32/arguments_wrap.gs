// Arguments are taken modulo 2 to the 32nd.
print(bit32.band(-1), bit32.band(-2, 255), bit32.bor(4294967296 + 5), bit32.bxor(4294967295, -1))
// expect: 4294967295	254	5	0
print(bit32.band(140737488355327), bit32.bor(-4294967296), bit32.bor(-140737488355328))
// expect: 4294967295	0	0
