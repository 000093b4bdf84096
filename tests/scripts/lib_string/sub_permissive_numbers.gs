// Position arguments are truncated, parsed from text, or taken as 0.
print(string.sub("hello", 2.9, 3.9), string.sub("hello", "2", "3"))
// expect: el	el
print(string.sub("hello", nil, 2), string.sub("hello", {}, 3), string.sub("hello", -1.9))
// expect: he	hel	o
