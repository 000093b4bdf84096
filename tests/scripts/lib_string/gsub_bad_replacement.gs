// % in the replacement must be followed by a digit or %.
ok1 := pcall(string.gsub, "abc", "b", "%x")
ok2 := pcall(string.gsub, "abc", "(b)", "%2")
ok3 := pcall(string.gsub, "abc", "b", "%")
print(ok1, ok2, ok3)
// expect: false	false	false
