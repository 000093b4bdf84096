// yield works inside the iterator of a range loop.
co := coroutine.wrap(func() {
    n := 0
    for v := range func() {
        n++
        if n > 2 { return nil }
        return coroutine.yield(n)
    } { print("body", v) }
    return "end"
})
print(co())
// expect: 1
print(co("a"))
// expect: body	a
// expect: 2
print(co("b"))
// expect: body	b
// expect: end
