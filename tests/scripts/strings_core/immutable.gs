// Storing into a string is an error.
s := "abc"
print(pcall(func() { s.x = 1 })) // expect: false	attempt to index a string value
print(s) // expect: abc
