// Calls, indices, fields and methods chain in any order.
o := {items: {func(x) { return {v: x} }}}
o.self = func(s) { return s }
print(o:self():self().items[1](5).v) // expect: 5
f := func() { return func() { return func() { return "deep" } } }
print(f()()()) // expect: deep
print({1, 2, 3}[2], "abc":upper(), ("x"):rep(3)) // expect: 2	ABC	xxx
