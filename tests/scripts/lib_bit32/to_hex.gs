// toHex writes upper-case digits after 0x, padded to a width.
print(bit32.toHex(255), bit32.toHex(0), bit32.toHex(-1))
// expect: 0xFF	0x0	0xFFFFFFFF
print(bit32.toHex(255, 4), bit32.toHex(48879, 8))
// expect: 0x00FF	0x0000BEEF
