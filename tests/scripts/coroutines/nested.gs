// Coroutines resume other coroutines; each yield goes to the nearest resume.
inner := coroutine.wrap(func() {
  coroutine.yield("i1")
  coroutine.yield("i2")
})
outer := coroutine.wrap(func() {
  coroutine.yield(inner())
  coroutine.yield("o")
  coroutine.yield(inner())
})
print(outer(), outer(), outer()) // expect: i1	o	i2
