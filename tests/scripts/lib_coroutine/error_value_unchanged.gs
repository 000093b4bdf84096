// resume gives the raised value itself, with no position added.
e := {code: 3}
ok, got := coroutine.resume(coroutine.create(func() { error(e) }))
print(ok, got == e)
// expect: false	true
print(coroutine.resume(coroutine.create(func() { error("text") })))
// expect: false	text
print(coroutine.resume(coroutine.create(func() { x := nil; return x.y })))
// expect: false	attempt to index a nil value
