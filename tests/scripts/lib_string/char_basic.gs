// string.char builds a string from byte values.
print(string.char(72, 105), string.char() == "", #string.char(0, 255))
// expect: Hi	true	2
print(string.char(226, 130, 172), string.char("65", 66.9))
// expect: €	AB
print(string.byte(string.char(0, 127, 128, 255), 1, 4))
// expect: 0	127	128	255
