// string.match starts at a given position; ^ anchors there.
print(string.match("a1b2c3", "%d", 3), string.match("a1b2c3", "%d", -1))
// expect: 2	3
print(string.match("abc", "^b", 2), string.match("abc", "^b"))
// expect: b	nil
print(string.match("abc", "b", 10))
// expect: nil
