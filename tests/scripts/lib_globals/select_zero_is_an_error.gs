// select accepts no position below 1.
ok := pcall(select, 0, "a")
print(ok)
// expect: false
