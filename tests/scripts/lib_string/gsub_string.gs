// gsub replaces every match and gives the number of replacements.
print(string.gsub("hello world", "o", "0"))
// expect: hell0 w0rld	2
print(string.gsub("hello", "x", "y"))
// expect: hello	0
print(string.gsub("abc", "b", ""))
// expect: ac	1
