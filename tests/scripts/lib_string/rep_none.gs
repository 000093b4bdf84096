// Zero or negative counts give the empty string; a missing count is 0.
print(string.rep("x", 0) == "", string.rep("x", -5) == "", string.rep("x", -5, "-") == "")
// expect: true	true	true
print(string.rep("x", nil) == "", string.rep("", 1000000) == "")
// expect: true	true
print(string.rep("ab", "2"), string.rep("ab", 2.9))
// expect: abab	abab
