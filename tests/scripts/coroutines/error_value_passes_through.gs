// resume hands over the very value a coroutine failed with.
e := {}
ok, v := coroutine.resume(coroutine.create(func() { error(e) }))
print(ok, v == e) // expect: false	true
print(coroutine.resume(coroutine.create(func() { error("plain") }))) // expect: false	plain
print(coroutine.resume(coroutine.create(func() { error() }))) // expect: false	nil
print(coroutine.resume(coroutine.create(func() { x := nil return x.y }))) // expect: false	attempt to index a nil value
