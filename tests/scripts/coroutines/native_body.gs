// A coroutine may run a library function.
co := coroutine.create(math.max)
print(coroutine.resume(co, 3, 9, 4)) // expect: true	9
print(coroutine.resume(coroutine.create(print), "printed"))
// expect: printed
// expect: true
y := coroutine.create(coroutine.yield)
print(coroutine.resume(y, 1, 2)) // expect: true	1	2
print(coroutine.resume(y, "back")) // expect: true	back
