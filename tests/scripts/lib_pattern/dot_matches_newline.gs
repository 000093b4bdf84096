// The dot matches any byte, newline included.
print(#string.match("a\nb", "a.b"), string.find("a\nb", "^...$"))
// expect: 3	1	3
print(string.gsub("ab\n", ".", "x"))
// expect: xxx	3
