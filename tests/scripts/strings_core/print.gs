// print separates by tabs, ends the line, and returns nothing.
print() // expect:
print(1, "two", 3.0, nil, true) // expect: 1	two	3.0	nil	true
print("") // expect:
print("a", "", "b") // expect: a		b
print(select("#", print("x")))
// expect: x
// expect: 0
