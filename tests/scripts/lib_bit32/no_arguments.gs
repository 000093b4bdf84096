// Without arguments each combining operation gives its neutral element.
print(bit32.band(), bit32.bor(), bit32.bxor())
// expect: 4294967295	0	0
