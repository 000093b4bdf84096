// An error inside the handler of xpcall gives nil.
print(xpcall(func() { error("first") }, func(e) { error("second") })) // expect: false	nil
print(xpcall(error, func(e) { return nil + 1 }, "x")) // expect: false	nil
print("goes on") // expect: goes on
