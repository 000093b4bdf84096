// Indexing a string by name finds library functions; anything else is nil.
s := "abc"
print(s.upper == string.upper, s.upper("q"))
// expect: true	Q
print(s.nothing, s[1])
// expect: nil	nil
