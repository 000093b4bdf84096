// Concatenation accepts strings and numbers on both sides.
print("a" .. "b", "a" .. 1, 1 .. "a", 1 .. 2) // expect: ab	a1	1a	12
print(type(1 .. 2)) // expect: string
print("" .. "", #("" .. "x")) // expect: 	1
