// - repeats as few times as possible.
print(string.match("<a><b>", "<.->"), string.match("aaa", "^a-$"), string.match("aaa", "a-") == "")
// expect: <a>	aaa	true
print(string.gsub("/* x */ y /* z */", "/%*.-%*/", ""))
// expect:  y 	2
