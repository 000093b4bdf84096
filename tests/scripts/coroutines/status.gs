// The status of a coroutine follows its life.
co := coroutine.create(func(me) {
  print(coroutine.status(me))
  coroutine.yield()
})
print(coroutine.status(co)) // expect: suspended
coroutine.resume(co, co) // expect: running
print(coroutine.status(co)) // expect: suspended
coroutine.resume(co)
print(coroutine.status(co), type(co)) // expect: dead	coroutine
bad := coroutine.create(func() { error("x") })
coroutine.resume(bad)
print(coroutine.status(bad)) // expect: dead
