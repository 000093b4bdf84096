// Captures are numbered by their opening parenthesis.
print(string.match("2024-05", "((%d+)-(%d+))"))
// expect: 2024-05	2024	05
print(string.match("abcd", "(a(b(c)(d)))"))
// expect: abcd	bcd	c	d
