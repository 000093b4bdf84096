// The limit of depth is the same with and without inlining: what is printed is how deep it went.
reached := 0
func report(name, f, ...) {
  for round := 1; round <= 2; round++ {
    reached = 0
    ok, e := pcall(f, ...)
    print(name, ok, e, reached)
  }
}
func note(n) { reached = n }
// The end of the recursion is inlined, and so is a leaf.
func down(n, last) {
  if n == last { return 0 }
  note(n)
  return 1 + down(n + 1, last)
}
report("ends", down, 1, 150000)
report("last", down, 1, 199998)
report("too deep", down, 1, 200100)
// expect: ends	true	149999	149999
// expect: ends	true	149999	149999
// expect: last	true	199997	199997
// expect: last	true	199997	199997
// expect: too deep	false	stack overflow (max call depth 200000)	199997
// expect: too deep	false	stack overflow (max call depth 200000)	199997
// Between two functions.
func even(n) {
  if n == 0 { return true }
  note(n)
  return !odd(n - 1)
}
func odd(n) {
  if n == 0 { return false }
  note(n)
  return !even(n - 1)
}
report("even", even, 150001)
report("odd", odd, 200100)
// expect: even	true	true	1
// expect: even	true	true	1
// expect: odd	false	stack overflow (max call depth 200000)	104
// expect: odd	false	stack overflow (max call depth 200000)	104
// The inlined test calls a metamethod, which goes down again: each level makes the frame of an inlined function.
object := setmetatable({}, {})
depth := 0
func test(o) {
  if o < depth { return 1 }
  return 2
}
getmetatable(object).__lt = func(a, b) {
  depth++
  reached = depth
  return test(object) == 1
}
report("less", func() { depth = 0 return test(object) })
func sum(a, b) { return a + b }
getmetatable(object).__add = func(a, b) {
  reached = b
  return 1 + sum(object, b + 1)
}
report("add", func() { return sum(object, 1) })
func deeper(n) {
  if n == object { return 0 }
  reached = n
  return 1 + deeper(n + 1)
}
getmetatable(object).__eq = func(a, b) { return false }
report("equal", deeper, 1)
// expect: less	false	stack overflow (max call depth 200000)	99998
// expect: less	false	stack overflow (max call depth 200000)	99998
// expect: add	false	stack overflow (max call depth 200000)	99998
// expect: add	false	stack overflow (max call depth 200000)	99998
// expect: equal	false	stack overflow (max call depth 200000)	199998
// expect: equal	false	stack overflow (max call depth 200000)	199998
// In coroutines, whose stacks are like the first one.
func inside(f, ...) {
  co := coroutine.create(f)
  ok, e := coroutine.resume(co, ...)
  return ok, e
}
reached = 0
print(inside(down, 1, 1000), reached)
print(inside(down, 1, 300000), reached)
print(inside(func() { depth = 0 return test(object) }), depth)
// expect: true	999
// expect: false	199999
// expect: false	99999
// Frames far up are made for inlined functions after a long way down, and on the way up again.
func climb(n) {
  if n == 0 { return sum(object, 199000) }
  return 1 + sum(climb(n - 1), 1)
}
getmetatable(object).__add = func(a, b) { return b }
print(pcall(climb, 1000), pcall(climb, 190000))
// expect: true	true	579000
