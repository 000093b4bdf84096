// Modulo by zero is an error, for ints and for floats.
func mod(a, b) { return a % b }
print(pcall(mod, 1, 0)) // expect: false	attempt to perform modulo by zero
print(pcall(mod, 1.5, 0)) // expect: false	attempt to perform modulo by zero
print(pcall(mod, 1, 0.0)) // expect: false	attempt to perform modulo by zero
print(pcall(mod, 0, 0)) // expect: false	attempt to perform modulo by zero
print(pcall(mod, 5, 2)) // expect: true	1
