// Order between different types, or between values without order, is an error.
func less(a, b) { return a < b }
print(pcall(less, 1, "2")) // expect: false	attempt to compare number with string
print(pcall(less, "1", 2)) // expect: false	attempt to compare string with number
print(pcall(less, {}, {})) // expect: false	attempt to compare table with table
print(pcall(less, nil, 1)) // expect: false	attempt to compare nil with number
print(pcall(func() { return true <= false })) // expect: false	attempt to compare boolean with boolean
