// The point of a pattern matches any byte, newlines too.
print(string.match("a\nb", "a.b") == "a\nb", #string.match("x\ny\nz", ".*")) // expect: true	5
