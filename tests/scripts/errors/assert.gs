// assert returns all its arguments if the first is true, else raises its message.
print(assert(1, "unused", 3)) // expect: 1	unused	3
print(assert("x")) // expect: x
print(pcall(assert, false)) // expect: false	assertion failed
print(pcall(assert, nil, "my message")) // expect: false	my message
print(pcall(assert, false, 42)) // expect: false	42
print(pcall(func() { assert(1 == 2, "one is not two") })) // expect: false	one is not two
