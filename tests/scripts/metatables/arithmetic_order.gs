// Numbers and numeric strings are tried first, then the left handler, then the right one.
left := setmetatable({}, {__add: func(a, b) { return "left" }})
right := setmetatable({}, {__add: func(a, b) { return "right" }, __mul: func() { return "right mul" }})
print(left + right, right + left, left + 1, 1 + right) // expect: left	right	left	right
print(left * right) // expect: right mul
print(pcall(func() { return left * 2 })) // expect: false	attempt to perform arithmetic on a table value
print("1" + "2") // expect: 3
