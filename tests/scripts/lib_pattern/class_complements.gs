// An upper-case class letter matches what the lower-case one does not.
s := "a1 B."
print(string.gsub(s, "%A", "_"))
// expect: a__B_	3
print(string.gsub(s, "%D", "_"))
// expect: _1___	4
print(string.gsub(s, "%S", "_"))
// expect: __ __	4
print(string.gsub(s, "%W", "_"))
// expect: a1_B_	2
print(string.gsub(s, "%L", "_"))
// expect: a____	4
print(string.gsub(s, "%U", "_"))
// expect: ___B_	4
print(string.gsub(s, "%P", "_"))
// expect: ____.	4
