// pcall needs a function to call.
print(pcall()) // expect: false	pcall requires a function
print(pcall(42)) // expect: false	attempt to call a number value
print(pcall(nil)) // expect: false	attempt to call a nil value
