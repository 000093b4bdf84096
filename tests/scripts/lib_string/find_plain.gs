// With plain set, magic characters stand for themselves.
print(string.find("a.b", ".", 1, true))
// expect: 2	2
print(string.find("a+b", "+b", 1, true))
// expect: 2	3
print(string.find("abc", "%a", 1, true))
// expect: nil
print(string.find("x[y", "[", 1, true))
// expect: 2	2
print(string.find("a.b", ".", 1, false))
// expect: 1	1
