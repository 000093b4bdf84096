// string.rep repeats, with an optional separator between copies.
print(string.rep("ab", 3), string.rep("x", 1), string.rep("ab", 3, "-"))
// expect: ababab	x	ab-ab-ab
print(string.rep("x", 1, ","), string.rep("", 3, ","))
// expect: x	,,
