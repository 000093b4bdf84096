// After the limit of depth was met far down, the frames above it go on: caught half way, in coroutines, again and again.
deepest := 0
func endless(n) {
  deepest = n
  return 1 + endless(n + 1)
}
// Each of these catches at its own depth; those below the first catcher never see the error.
func catcher(n, at) {
  a, b := n, n * 0.5
  if n == at {
    ok, e := pcall(endless, n + 1)
    return e, a == n && b == n * 0.5
  }
  e, kept := catcher(n + 1, at)
  return e, kept && a == n && b == n * 0.5
}
for i, at := range {1, 10, 1000, 100000, 150000} { print(at, catcher(1, at), deepest) }
// expect: 1	stack overflow (max call depth 200000)	199999
// expect: 10	stack overflow (max call depth 200000)	199999
// expect: 1000	stack overflow (max call depth 200000)	199999
// expect: 100000	stack overflow (max call depth 200000)	199999
// expect: 150000	stack overflow (max call depth 200000)	199999
// Depth counts from the bottom of each coroutine.
co := coroutine.wrap(func(at) {
  for { at = coroutine.yield(catcher(1, at)) }
})
for i, at := range {5, 50000} { print(at, co(at), deepest) }
// expect: 5	stack overflow (max call depth 200000)	199999
// expect: 50000	stack overflow (max call depth 200000)	199999
// What is almost too deep works, with every way of going down.
func depth(n) {
  if n == 0 { return 0 }
  return 1 + depth(n - 1)
}
func protected(n) {
  if n == 0 { return 0 }
  ok, r := pcall(protected, n - 1)
  return r + 1
}
print(depth(199990), protected(99990), coroutine.wrap(depth)(199990)) // expect: 199990	99990	199990
// An error, and a yield, from far down.
func bottom(n, f) {
  if n == 0 { return f(n) }
  r := bottom(n - 1, f)
  return r
}
print(pcall(bottom, 150000, func() { error("far") })) // expect: false	far
co = coroutine.wrap(func() { return bottom(50000, coroutine.yield) })
print(co(), co("back")) // expect: 0	back
// A handler runs although there is no room left below.
print(xpcall(endless, func(e) { return "handled: " .. e }, 1)) // expect: false	handled: stack overflow (max call depth 200000)
