// Calling a method that the string library lacks is an error.
print(pcall(func() { return ("x"):nothing() })) // expect: false	attempt to call a nil value (method 'nothing' not found)
