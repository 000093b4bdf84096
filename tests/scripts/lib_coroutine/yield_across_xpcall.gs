// yield works inside xpcall, and the handler runs for a later error.
co := coroutine.wrap(func() {
    return xpcall(func() { coroutine.yield(1); error("late") }, func(e) { return "handled " .. e })
})
print(co())
// expect: 1
print(co())
// expect: false	handled late
