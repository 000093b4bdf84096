// string.char refuses values that are not bytes.
ok1 := pcall(string.char, 256)
ok2 := pcall(string.char, -1)
ok3 := pcall(string.char, 65, 300)
print(ok1, ok2, ok3)
// expect: false	false	false
