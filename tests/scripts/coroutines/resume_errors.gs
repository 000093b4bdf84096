// A coroutine that is dead or running cannot be resumed.
me := coroutine.create(func(co) { return coroutine.resume(co) })
print(coroutine.resume(me, me)) // expect: true	false	cannot resume running coroutine
print(coroutine.resume(me)) // expect: false	cannot resume dead coroutine
outer := coroutine.create(func(co) {
  inner := coroutine.create(func() { return coroutine.resume(co) })
  return coroutine.resume(inner)
})
print((select(3, coroutine.resume(outer, outer)))) // expect: false
print((pcall(coroutine.resume, 5))) // expect: false
