// Calling a value that is no function is an error.
print(pcall(func() { x := 5 x() })) // expect: false	attempt to call a number value
print(pcall(func() { nothing() })) // expect: false	attempt to call a nil value
print(pcall(func() { t := {} t.f() })) // expect: false	attempt to call a nil value
print(pcall(func() { ("s")() })) // expect: false	attempt to call a string value
print(pcall(func() { t := {} t() })) // expect: false	attempt to call a table value
print(pcall(func() { x := true return x(1) })) // expect: false	attempt to call a boolean value
