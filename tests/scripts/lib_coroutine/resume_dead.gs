// A finished or failed coroutine cannot be resumed.
co := coroutine.create(func() { return 1 })
coroutine.resume(co)
print(coroutine.resume(co))
// expect: false	cannot resume dead coroutine
bad := coroutine.create(func() { error("x") })
coroutine.resume(bad)
print(coroutine.resume(bad))
// expect: false	cannot resume dead coroutine
