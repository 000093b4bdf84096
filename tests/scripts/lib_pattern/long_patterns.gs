// A pattern may have thousands of quantifiers; only a huge one is too complex.
p := "^" .. string.rep("a?", 20000) .. "$"
print(string.find("aaa", p))
// expect: 1	3
print(pcall(string.find, "aaa", string.rep("a?", 1000000)))
// expect: false	pattern too complex
