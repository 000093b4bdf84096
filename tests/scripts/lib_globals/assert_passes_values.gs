// assert returns all its arguments when the first one is truthy.
print(assert(1, "two", nil, 4))
// expect: 1	two	nil	4
print(assert("") == "", assert(0))
// expect: true	0
