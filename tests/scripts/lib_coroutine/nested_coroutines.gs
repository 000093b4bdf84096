// Coroutines may run other coroutines; each yields to its own resumer.
inner := coroutine.wrap(func() {
    for i := 1; i <= 3; i++ { coroutine.yield("inner " .. i) }
})
outer := coroutine.wrap(func() {
    coroutine.yield(inner())
    coroutine.yield("outer")
    coroutine.yield(inner())
})
print(outer(), outer(), outer(), inner())
// expect: inner 1	outer	inner 2	inner 3
