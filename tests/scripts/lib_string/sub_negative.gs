// Negative positions of string.sub count from the end.
print(string.sub("hello", -3), string.sub("hello", -3, -2), string.sub("hello", 2, -2))
// expect: llo	ll	ell
print(string.sub("hello", -1), string.sub("hello", -5, 1))
// expect: o	h
