// wrap raises the error value itself again.
e := {}
ok, got := pcall(coroutine.wrap(func() { error(e) }))
print(ok, got == e)
// expect: false	true
print(pcall(coroutine.wrap(func() { error("inside") })))
// expect: false	inside
