// A chunk run by loadstring inside a coroutine may yield.
co := coroutine.wrap(func() { return loadstring("x := coroutine.yield(1) return x + 1") })
print(co(), co(41)) // expect: 1	42
