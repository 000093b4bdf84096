// The empty pattern matches before the starting position.
print(string.find("abc", ""))
// expect: 1	0
print(string.find("", ""))
// expect: 1	0
print(string.find("abc", "", 3))
// expect: 3	2
print(string.find("abc", "", 4))
// expect: 4	3
