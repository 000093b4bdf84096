// The matcher gives back what greedy items took.
print(string.match("aaaab", "(a*)(ab)"))
// expect: aaa	ab
print(string.match("x=1; y=2; ", "(.*)=(.*);"))
// expect: x=1; y	2
print(string.match("abcabc", "(.-)(c.*)$"))
// expect: ab	cabc
