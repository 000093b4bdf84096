// yield may be called from any depth and through any variable.
y := coroutine.yield
func leaf(n) { return y(n) }
func middle(n) { r := leaf(n); return r + 1 }
co := coroutine.wrap(func() { return middle(1) + middle(10) })
print(co())
// expect: 1
print(co(100))
// expect: 10
print(co(200))
// expect: 302
