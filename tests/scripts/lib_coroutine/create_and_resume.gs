// resume starts a coroutine with arguments and gives true with its results.
co := coroutine.create(func(a, b) { return a + b, a * b })
print(type(co))
// expect: coroutine
print(coroutine.resume(co, 3, 4))
// expect: true	7	12
