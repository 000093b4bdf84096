// loadstring executes its text in the global scope and returns its values.
print(loadstring("return 1 + 1, nil, 3"))
// expect: 2	nil	3
loadstring("made := 5; func twice(x) { return x * 2 }")
print(made, twice(made))
// expect: 5	10
