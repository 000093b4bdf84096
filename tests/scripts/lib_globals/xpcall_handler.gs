// xpcall passes the error to a handler and returns the handler's first result.
print(xpcall(func(a, b) { return a + b }, print, 3, 4))
// expect: true	7
print(xpcall(func() { error("boom") }, func(e) { return "caught " .. e, "dropped" }))
// expect: false	caught boom
print(xpcall(func() { x := nil; return x.field }, func(e) { return e }))
// expect: false	attempt to index a nil value
