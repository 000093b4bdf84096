// A parameter may have the name of its function, a variable that of a parameter.
func f(f) { return f }
print(f(5)) // expect: 5
func g(a) { a := a + 1 return a }
print(g(1)) // expect: 2
