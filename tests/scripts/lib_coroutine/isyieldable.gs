// isyieldable is true inside a coroutine only.
print(coroutine.isyieldable())
// expect: false
co := coroutine.wrap(func() { return coroutine.isyieldable() })
print(co())
// expect: true
