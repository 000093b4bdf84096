// yield works inside metamethods.
mt := {
    __add: func(a, b) { return coroutine.yield("add") },
    __index: func(t, k) { return coroutine.yield("index " .. k) },
    __lt: func(a, b) { return coroutine.yield("lt") },
}
co := coroutine.wrap(func() {
    a := setmetatable({}, mt)
    b := setmetatable({}, mt)
    s := a + b
    f := a.field
    c := a < b
    return s, f, c
})
print(co())
// expect: add
print(co(10))
// expect: index field
print(co("v"))
// expect: lt
print(co(1))
// expect: 10	v	true
