// Goroutines run all kinds of functions, fail inside pcall, and block far down in calls, callbacks and coroutines.
results := make(chan)
func work(n, v) {
  if n == 0 {
    if v % 3 == 0 { error("bad " .. v) }
    return v * 2
  }
  r := work(n - 1, v)
  return r
}
func deliver(v, ...) { results <- {v, ...} }
senders := {
  func(v) { deliver(v, pcall(work, 5, v)) },
  func(v) { results <- {v, pcall(work, 50, v)} },
  func(v) { table.map({v}, func(x) { deliver(x, pcall(work, 1, x)) }) },
  func(v) { table.sort({2, 1}, func(a, b) { deliver(v, pcall(work, 0, v)) return a < b }) },
  func(v) { coroutine.wrap(func(x) { deliver(x, pcall(work, 2, x)) })(v) },
  func(v) { string.gsub("x", "x", func() { deliver(v, pcall(work, 3, v)) }) },
  func(v) { x := setmetatable({}, {__index: func(t, k) { deliver(k, pcall(work, 4, k)) }})[v] },
  func(v) { for k := range func(s, c) { if c == nil { deliver(v, pcall(work, 6, v)) return 1 } } { } }
}
for i, f := range ipairs(senders) { go f(i) }
go deliver(9, "variadic", nil, 3)
object := {base: 10, send: func(self, v) { results <- {v, self.base} }}
go object:send(10)
seen := {}
for i := 1; i <= 10; i++ {
  r := <-results
  seen[r[1]] = r
}
for i := 1; i <= 10; i++ { print(i, seen[i][2], seen[i][3], #seen[i]) }
// expect: 1	true	2	3
// expect: 2	true	4	3
// expect: 3	false	bad 3	3
// expect: 4	true	8	3
// expect: 5	true	10	3
// expect: 6	false	bad 6	3
// expect: 7	true	14	3
// expect: 8	true	16	3
// expect: 9	variadic	nil	4
// expect: 10	10	nil	2
// A chain of goroutines, each calling through several frames for each value.
func stage(from, to, f) {
  for v := range from { to <- f(v) }
  close(to)
}
first := make(chan)
last := first
for i := 1; i <= 8; i++ {
  next := make(chan, i % 3)
  go stage(last, next, func(v) { return select(2, pcall(func(x) { return x + i }, v)) })
  last = next
}
go func() {
  for i := 1; i <= 50; i++ { first <- i % 2 == 0 && i || i * 0.5 }
  close(first)
}()
total := 0
for v := range last { total += v }
print(total) // expect: 2762.5
