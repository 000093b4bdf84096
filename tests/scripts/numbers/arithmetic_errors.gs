// Arithmetic on other values is an error that names the type.
print(pcall(func() { return nil + 1 })) // expect: false	attempt to perform arithmetic on a nil value
print(pcall(func() { return 1 - {} })) // expect: false	attempt to perform arithmetic on a table value
print(pcall(func() { return true * 2 })) // expect: false	attempt to perform arithmetic on a boolean value
print(pcall(func() { return print / 2 })) // expect: false	attempt to perform arithmetic on a function value
print(pcall(func() { return 2 % {} })) // expect: false	attempt to perform arithmetic on a table value
print(pcall(func() { return 2 ** nil })) // expect: false	attempt to perform arithmetic on a nil value
print(pcall(func() { return -{} })) // expect: false	attempt to perform arithmetic on a table value
print(pcall(func() { x := nil x++ })) // expect: false	attempt to perform arithmetic on a nil value
print(pcall(func() { t := {} t.n += 1 })) // expect: false	attempt to perform arithmetic on a nil value
