// pcall catches an error although its coroutine has been moved since it was entered: to a native stack of its own, because
// a library function called back, or to another resumer, at another depth of calls.
func relay(f, ...) { return f(...) }
func down(n, f, ...) {
  if n == 0 { return f(...) }
  a, b, c, d := down(n - 1, f, ...)
  return a, b, c, d
}
moves := {
  func() { return table.map({1}, func(x) { return x }) },
  func() { table.sort({2, 1}, func(a, b) { return a < b }) },
  func() { return string.gsub("x", "x", func() { return "y" }) },
  func() { return tostring(setmetatable({}, {__tostring: func() { return "text" }})) },
  func() { return coroutine.yield("out") },
  func() { table.map({1, 2}, coroutine.yield) },
  func() { for k := range func(s, c) { return coroutine.yield("iterator") } { break } },
  func() { coroutine.wrap(func() { table.map({1}, type) })() coroutine.yield("after") }
}
catchers := {
  func(f) { ok, e := pcall(f) return ok, e },
  func(f) { return pcall(f) },
  func(f) { return pcall(relay, relay, f) },
  func(f) { return pcall(down, 7, f) },
  func(f) { return xpcall(f, func(e) { return e }) },
  func(f) { return pcall(pcall, f) },
  func(f) { ok, e := pcall(func() { ok, e := pcall(f) error(e) }) return ok, e }
}
resumers := {
  func(co, v) { return coroutine.resume(co, v) },
  func(co, v) { return down(20, coroutine.resume, co, v) },
  func(co, v) { return unpack(table.map({v}, func(x) { return {coroutine.resume(co, x)} })[1]) },
  func(co, v) { return coroutine.wrap(func() { return down(3, coroutine.resume, co, v) })() }
}
func body(move, again, catch, n) {
  a, b := n, n * 0.5
  ok, e := down(n, catch, func() {
    move()
    if again { again() }
    error("caught")
  })
  move()
  return ok, e, a == n && b == n * 0.5
}
for i, move := range moves {
  wrong, runs, pauses := 0, 0, 0
  for j, catch := range catchers {
    for k := 0; k <= #moves; k++ {
      for n := 0; n <= 6; n += 3 {
        co := coroutine.create(body)
        r := {coroutine.resume(co, move, moves[k], catch, n)}
        for coroutine.status(co) != "dead" {
          pauses++
          r = {resumers[(pauses + n) % #resumers + 1](co, pauses % 4 + 1)}
        }
        runs++
        expected := j == 6 && "false" || "caught"
        if r[1] != true || r[4] != true || tostring(r[3]) != expected || r[2] != (j == 6) {
          wrong++
          print("move", i, "catcher", j, "again", k, "depth", n, unpack(r, 1, 4))
        }
      }
    }
  }
  print(i, runs, pauses, wrong)
}
// expect: 1	189	105	0
// expect: 2	189	105	0
// expect: 3	189	105	0
// expect: 4	189	105	0
// expect: 5	189	483	0
// expect: 6	189	861	0
// expect: 7	189	483	0
// expect: 8	189	483	0
