// A failing assert raises its message as text, or a default one.
print(pcall(assert, false))
// expect: false	assertion failed
print(pcall(assert, nil, "my message"))
// expect: false	my message
print(pcall(assert, false, 42))
// expect: false	42
