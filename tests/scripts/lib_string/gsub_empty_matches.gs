// Empty matches are replaced between bytes, but not right after a match.
print(string.gsub("abc", "", "-"))
// expect: -a-b-c-	4
print(string.gsub("abc", "x*", "-"))
// expect: -a-b-c-	4
print(string.gsub("hello world", "%w*", "X"))
// expect: X X	2
print(string.gsub("", "", "x"))
// expect: x	1
