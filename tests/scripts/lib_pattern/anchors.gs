// ^ ties a pattern to the start, a final $ to the end; elsewhere both are literal.
print(string.match("hello", "^h"), string.match("hello", "^e"), string.match("hello", "o$"), string.match("hello", "l$"))
// expect: h	nil	o	nil
print(string.find("a^b", "a^b"))
// expect: 1	3
print(string.find("a$b", "a$b"))
// expect: 1	3
print(string.find("abc", "^abc$"))
// expect: 1	3
print(string.find("", "^$"))
// expect: 1	0
print(string.find("abc", "$"))
// expect: 4	3
