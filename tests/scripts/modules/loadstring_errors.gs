// Errors of a loaded text can be caught, those of its syntax as well as those of its run.
ok, message := pcall(loadstring, "x = = 1")
print(ok, type(message)) // expect: false	string
ok, message = pcall(loadstring, "error(\"raised\")")
print(ok, message) // expect: false	raised
ok, message = pcall(loadstring, "x = \"unclosed")
print(ok, type(message)) // expect: false	string
print((pcall(loadstring, nil))) // expect: false
