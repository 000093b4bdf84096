// A range over any other value is an error.
print(pcall(func() { for k := range nil {} })) // expect: false	cannot range over nil
print(pcall(func() { for k := range true {} })) // expect: false	cannot range over boolean
print(pcall(func() { for k := range coroutine.create(print) {} })) // expect: false	cannot range over coroutine
