// status tells suspended, running and dead.
co := nil
co = coroutine.create(func() {
    print(coroutine.status(co))
    coroutine.yield()
})
print(coroutine.status(co))
// expect: suspended
coroutine.resume(co)
// expect: running
print(coroutine.status(co))
// expect: suspended
coroutine.resume(co)
print(coroutine.status(co))
// expect: dead
