// Values pass in both directions between resume and yield.
co := coroutine.create(func(a, b) {
  print("start", a, b)
  c, d := coroutine.yield(a + b, "first")
  print("back", c, d)
  e := coroutine.yield()
  print("again", e)
  return "result", 99
})
print(coroutine.resume(co, 1, 2))
// expect: start	1	2
// expect: true	3	first
print(coroutine.resume(co, "x", "y"))
// expect: back	x	y
// expect: true
print(coroutine.resume(co))
// expect: again	nil
// expect: true	result	99
print(coroutine.resume(co)) // expect: false	cannot resume dead coroutine
