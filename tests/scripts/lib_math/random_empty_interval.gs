// An empty interval is an error.
ok1 := pcall(math.random, 0)
ok2 := pcall(math.random, 2, 1)
ok3 := pcall(math.random, -3)
print(ok1, ok2, ok3)
// expect: false	false	false
