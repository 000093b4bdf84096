// Negative positions of string.byte count from the end.
print(string.byte("ABC", -1), string.byte("ABC", -3), string.byte("ABC", -2, -1))
// expect: 67	65	66	67
