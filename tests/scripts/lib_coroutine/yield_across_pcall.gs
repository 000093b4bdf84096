// yield works inside pcall, and pcall still catches later errors.
co := coroutine.wrap(func() {
    ok, e := pcall(func() {
        v := coroutine.yield("in pcall")
        error("got " .. v)
    })
    return ok, e
})
print(co())
// expect: in pcall
print(co("value"))
// expect: false	got value
