// + repeats greedily, at least once.
print(string.match("baaa", "a+"), string.match("b", "a+"), string.match("aaa", "a+a"))
// expect: aaa	nil	aaa
