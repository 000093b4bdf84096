// A native function may be the body of a coroutine.
co := coroutine.create(string.upper)
print(coroutine.resume(co, "abc"))
// expect: true	ABC
print(coroutine.status(co), coroutine.wrap(math.max)(3, 9, 4))
// expect: dead	9
