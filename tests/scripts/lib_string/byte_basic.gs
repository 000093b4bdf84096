// string.byte gives the code at a position, or all codes of a range.
print(string.byte("A"), string.byte("ABC", 2), string.byte("ABC", 1, 3))
// expect: 65	66	65	66	67
print(string.byte("é", 1, 2))
// expect: 195	169
