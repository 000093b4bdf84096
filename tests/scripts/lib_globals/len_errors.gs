// len of anything else is an error.
ok1 := pcall(len, 5)
ok2 := pcall(len, nil)
ok3 := pcall(len, print)
print(ok1, ok2, ok3)
// expect: false	false	false
