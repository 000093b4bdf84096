// replaceAll replaces plain text everywhere.
print(string.replaceAll("a.b.c", ".", "-"), string.replaceAll("aaa", "aa", "b"))
// expect: a-b-c	ba
print(string.replaceAll("abc", "x", "y"), string.replaceAll("100%", "%", "%1"))
// expect: abc	100%1
print(string.replaceAll("abab", "ab", "") == "")
// expect: true
