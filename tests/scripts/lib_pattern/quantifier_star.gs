// * repeats greedily, zero times included.
print(string.match("aaab", "a*"), string.match("baaa", "a*") == "", string.match("aaab", "a*b"))
// expect: aaa	true	aaab
print(string.match("<a><b>", "<.*>"))
// expect: <a><b>
print(string.match("aaa", "a*a"))
// expect: aaa
