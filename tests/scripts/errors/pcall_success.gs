// pcall returns true and all results of the function.
print(pcall(func() { return 1, nil, 3 })) // expect: true	1	nil	3
print(pcall(func() {})) // expect: true
print(pcall(func(a, b) { return b, a }, 1, 2)) // expect: true	2	1
print(pcall(math.abs, -5)) // expect: true	5
