// A function literal may be called where it stands, as a statement too.
func() { print("statement") }() // expect: statement
print(func(a, b) { return a * b }(6, 7)) // expect: 42
func(x) { print(x) }("argument") // expect: argument
