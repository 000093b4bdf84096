// %x and %X print hexadecimal, %o octal.
print(string.format("%x %X %o", 255, 255, 8))
// expect: ff FF 10
print(string.format("%x", 140737488355327), string.format("%o", 511), string.format("%x", 0))
// expect: 7fffffffffff	777	0
print(string.format("%04x|%4X|%-4x|", 10, 10, 10))
// expect: 000a|   A|a   |
