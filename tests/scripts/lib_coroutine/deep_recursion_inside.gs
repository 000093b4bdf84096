// Deep recursion works inside a coroutine, yields included.
func walk(n) {
    if n == 0 { coroutine.yield("bottom"); return 0 }
    return 1 + walk(n - 1)
}
co := coroutine.wrap(func() { return walk(10000) })
print(co())
// expect: bottom
print(co())
// expect: 10000
