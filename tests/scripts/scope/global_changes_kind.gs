// A global that code has come to rely on may change to anything.
limit := 10
func scale(x) { return x * limit }
func use() { s := 0 for i := 0; i < 300; i++ { s += scale(1) } return s }
print(use()) // expect: 3000
limit = 0.5
print(use()) // expect: 150.0
scale = func(x) { return 2 }
print(use()) // expect: 600
limit = "no number"
print(pcall(func(x) { return x * limit }, 1)) // expect: false	attempt to perform arithmetic on a string value
