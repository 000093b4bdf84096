// print separates its arguments with one tab and ends the line.
print(1, "a", nil, true, 2.5)
// expect: 1	a	nil	true	2.5
print("x", "", "y")
// expect: x		y
print("only")
// expect: only
