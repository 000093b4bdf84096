// A wrapped coroutine raises the error value it failed with.
e := {code: 3}
f := coroutine.wrap(func() { coroutine.yield(1) error(e) })
print(f()) // expect: 1
ok, v := pcall(f)
print(ok, v == e) // expect: false	true
print(pcall(f)) // expect: false	cannot resume dead coroutine
g := coroutine.wrap(func() { return nil + 1 })
print(pcall(g)) // expect: false	attempt to perform arithmetic on a nil value
