// Messages caught by pcall carry no position, and the level argument of error is ignored.
print(pcall(func() { error("plain") })) // expect: false	plain
print(pcall(func() { error("plain", 2) })) // expect: false	plain
print(pcall(func() { return nil + 1 })) // expect: false	attempt to perform arithmetic on a nil value
print(pcall(func() { nothing.x = 1 })) // expect: false	attempt to index a nil value
