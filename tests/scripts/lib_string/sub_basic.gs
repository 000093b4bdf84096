// string.sub takes an inclusive range of byte positions.
print(string.sub("hello", 2, 4), string.sub("hello", 2), string.sub("hello", 1, 1))
// expect: ell	ello	h
print(string.sub("hello", 5, 5) .. "|" .. string.sub("hello", 1, 5))
// expect: o|hello
