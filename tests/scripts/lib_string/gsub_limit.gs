// The fourth argument of gsub bounds the number of replacements.
print(string.gsub("aaaa", "a", "b", 2))
// expect: bbaa	2
print(string.gsub("aaaa", "a", "b", 0))
// expect: aaaa	0
print(string.gsub("aaaa", "a", "b", 100))
// expect: bbbb	4
