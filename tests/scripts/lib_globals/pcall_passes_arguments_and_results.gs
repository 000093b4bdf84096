// pcall hands over arguments and gives true with all results.
func f(a, b) { return b, a, nil }
print(pcall(f, 1, 2))
// expect: true	2	1	nil
print(pcall(func() {}))
// expect: true
print(pcall(string.upper, "abc"))
// expect: true	ABC
