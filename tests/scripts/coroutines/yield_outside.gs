// Yielding outside any coroutine is an error.
print(pcall(coroutine.yield, 1)) // expect: false	cannot yield from outside a coroutine
print(coroutine.isyieldable()) // expect: false
print(coroutine.wrap(func() { return coroutine.isyieldable() })()) // expect: true
