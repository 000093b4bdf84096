// A call without results counts as nil where one value is needed.
func none() {}
x := none()
t := {none(), 5}
print(x, t[1], t[2], none() == nil) // expect: nil	nil	5	true
print(pcall(func() { return none() + 1 })) // expect: false	attempt to perform arithmetic on a nil value
