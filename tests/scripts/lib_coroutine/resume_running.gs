// A coroutine cannot resume itself.
co := nil
co = coroutine.create(func() { return coroutine.resume(co) })
print(coroutine.resume(co))
// expect: true	false	cannot resume running coroutine
