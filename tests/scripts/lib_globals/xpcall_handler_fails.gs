// An error inside the handler gives nil.
print(xpcall(func() { error("first") }, func(e) { error("second") }))
// expect: false	nil
