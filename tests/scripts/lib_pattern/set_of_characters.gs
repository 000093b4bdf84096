// A set matches any one of its bytes.
print(string.gsub("hello world", "[aeiou]", "*"))
// expect: h*ll* w*rld	3
print(string.match("x=5;", "[=;]"), string.match("abc", "[xyz]"))
// expect: =	nil
