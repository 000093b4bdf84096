// loadstring executes its text at once and returns the values of the chunk.
print(loadstring("return 1 + 1, \"x\"")) // expect: 2	x
print(loadstring("y := 5")) // expect:
print(y) // expect: 5
loadstring("func made(a) { return a * y }")
print(made(3)) // expect: 15
print(select("#", loadstring("return"))) // expect: 0
func f() { secret := 1 return loadstring("return secret") }
print(f()) // expect: nil
