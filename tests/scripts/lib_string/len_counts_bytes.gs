// string.len and # count bytes, not characters.
print(string.len(""), string.len("abc"), string.len("héllo"), #"日本")
// expect: 0	3	6	6
print(string.len(string.char(0, 1, 0)), string.len("a\nb"))
// expect: 3	3
