// Trailing commas are accepted in arguments, parameters and table literals.
func add(a, b,) { return a + b }
print(add(1, 2,)) // expect: 3
print(#{1, 2, 3,}) // expect: 3
