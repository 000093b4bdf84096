// An inner pcall contains its own error; rethrowing reaches the outer one.
print(pcall(func() {
    ok, e := pcall(error, "inner")
    error("outer saw " .. e)
}))
// expect: false	outer saw inner
print(pcall(pcall, error, "x"))
// expect: true	false	x
