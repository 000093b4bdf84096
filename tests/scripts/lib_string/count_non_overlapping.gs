// count counts plain, non-overlapping occurrences.
print(string.count("cheese", "e"), string.count("aaaa", "aa"), string.count("abc", "x"))
// expect: 3	2	0
print(string.count("a.b.c", "."), string.count("", "a"))
// expect: 2	0
