// Concatenation of other values is an error that names the type.
print(pcall(func() { return "a" .. nil })) // expect: false	attempt to concatenate a nil value
print(pcall(func() { return {} .. "a" })) // expect: false	attempt to concatenate a table value
print(pcall(func() { return true .. "a" })) // expect: false	attempt to concatenate a boolean value
print(pcall(func() { return "a" .. print })) // expect: false	attempt to concatenate a function value
