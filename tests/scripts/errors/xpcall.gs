// xpcall calls its handler with the error value and returns the handler's first result.
print(xpcall(func() { error("e") }, func(e) { return "handled " .. e, "dropped" })) // expect: false	handled e
print(xpcall(func(a, b) { return a + b }, print, 1, 2)) // expect: true	3
e := {}
print(xpcall(func() { error(e) }, func(v) { return v == e })) // expect: false	true
print(xpcall(func() { return nil + 1 }, func(m) { return m })) // expect: false	attempt to perform arithmetic on a nil value
print(xpcall(func() { error("e") }, func() {})) // expect: false	nil
