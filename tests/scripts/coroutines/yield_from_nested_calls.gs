// A yield may happen any number of calls deep.
func deep(n) {
  if n == 0 { return coroutine.yield("bottom") }
  r := deep(n - 1)
  return r
}
co := coroutine.create(func() { return deep(1000) })
print(coroutine.resume(co)) // expect: true	bottom
print(coroutine.resume(co, "up again")) // expect: true	up again
