// Indexing a value that has no entries is an error.
print(pcall(func() { x := nil return x.y })) // expect: false	attempt to index a nil value
print(pcall(func() { x := {} return x.y.z })) // expect: false	attempt to index a nil value
print(pcall(func() { x := 5 return x[1] })) // expect: false	attempt to index a number value
print(pcall(func() { x := true x.y = 1 })) // expect: false	attempt to index a boolean value
print(pcall(func() { x := nil x[1] = 1 })) // expect: false	attempt to index a nil value
print(pcall(func() { x := func() {} return x.y })) // expect: false	attempt to index a function value
