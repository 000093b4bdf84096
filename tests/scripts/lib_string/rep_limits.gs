// The size is known before memory is asked for.
print(pcall(string.rep, "abc", 2000000000))
// expect: false	string too long
print(pcall(string.rep, "ab", 1e18))
// expect: false	string too long
print(string.rep("", 1e18) == "", string.rep("x", 3, ", "), string.rep("", 3, "-"))
// expect: true	x, x, x	--
