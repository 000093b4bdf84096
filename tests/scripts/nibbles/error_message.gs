// A runtime error is caught as its message.
ok, e := pcall(func() { x := nil; return x.y }); print(ok, e) // expect: false	attempt to index a nil value
