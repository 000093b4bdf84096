// Redefining a global with colon-equals keeps the one variable that closures see.
x := 1
get := func() { return x }
x := 2
print(get(), x) // expect: 2	2
