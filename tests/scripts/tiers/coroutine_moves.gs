// One coroutine is resumed from the main program, from calls, callbacks, metamethods and other coroutines in turn.
func body(a, b) {
  x, y := a, b
  for i := 1; i <= 12; i++ {
    a, b = coroutine.yield(i, x, y, a, b)
    if i % 4 == 0 { a, b = pcall(coroutine.yield, i, "protected") }
    if i % 4 == 1 { a = ({next: func(self, v) { return coroutine.yield(v) }}):next(i) }
    x, y = y, i
  }
  return "done", x, y
}
co := coroutine.create(body)
func relay(f, ...) { return f(...) }
adder := setmetatable({}, {__add: func(s, v) { return {coroutine.resume(co, v, "add")} }})
ways := {
  func(v) { return coroutine.resume(co, v) },
  func(v) { return relay(relay, coroutine.resume, co, v, "relay") },
  func(v) { return unpack(table.map({v}, func(x) { return {coroutine.resume(co, x, "map")} })[1], 1, 6) },
  func(v) { return unpack(adder + v, 1, 6) },
  func(v) { return coroutine.wrap(func(...) { return coroutine.resume(co, ...) })(v, "nested") },
  func(v) { return pcall(coroutine.resume, co, v, "pcall") },
  func(v) { done := make(chan) go func() { done <- {coroutine.resume(co, v, "goroutine")} }() return unpack(<-done, 1, 6) }
}
for i := 1; i <= 24; i++ { print(i, ways[i % #ways + 1](i)) }
// expect: 1	true	1	1	relay	1	relay
// expect: 2	true	1	nil	nil	nil	nil
// expect: 3	true	2	relay	1	3	map
// expect: 4	true	3	1	2	4	nested
// expect: 5	true	true	4	2	3	5	pcall
// expect: 6	true	4	protected	nil	nil	nil
// expect: 7	true	5	3	4	true	7
// expect: 8	true	5
// expect: 9	true	6	4	5	9	relay
// expect: 10	true	7	5	6	10	add
// expect: 11	true	8	6	7	11	nested
// expect: 12	true	true	8	protected
// expect: 13	true	9	7	8	true	13
// expect: 14	true	9
// expect: 15	true	10	8	9	15	nil
// expect: 16	true	11	9	10	16	map
// expect: 17	true	12	10	11	17	add
// expect: 18	true	12	protected
// expect: 19	true	true	done	11	12
// expect: 20	false	cannot resume dead coroutine	nil	nil	nil	nil
// expect: 21	false	cannot resume dead coroutine
// expect: 22	false	cannot resume dead coroutine
// expect: 23	false	cannot resume dead coroutine	nil	nil	nil	nil
// expect: 24	false	cannot resume dead coroutine	nil	nil	nil	nil
// Coroutines that resume coroutines, and errors and yields that pass through all of them.
func layer(n, f) {
  if n == 0 { return f }
  inner := coroutine.wrap(layer(n - 1, f))
  return func(...) {
    r := table.pack(inner(...))
    for {
      r = table.pack(inner(coroutine.yield(unpack(r, 1, r.n))))
      if r[1] == "end" { return unpack(r, 1, r.n) }
    }
  }
}
func inner(a) {
  for i := 1; i <= 3; i++ { a = coroutine.yield(a, i) }
  if a == "fail" { error("failed") }
  return "end", a
}
for n := 0; n <= 8; n += 4 {
  f := coroutine.wrap(layer(n, inner))
  print(n, f("a"), f("b"), f("c"), f("d"))
  g := coroutine.wrap(layer(n, inner))
  g("a")
  g("b")
  g("c")
  print(n, pcall(g, "fail"))
  print(n, pcall(g, "dead"))
}
// expect: 0	a	b	c	end	d
// expect: 0	false	failed
// expect: 0	false	cannot resume dead coroutine
// expect: 4	a	b	c	end	d
// expect: 4	false	failed
// expect: 4	false	cannot resume dead coroutine
// expect: 8	a	b	c	end	d
// expect: 8	false	failed
// expect: 8	false	cannot resume dead coroutine
// Thousands that are left in the middle, below several frames.
sum := 0
for i := 1; i <= 2000; i++ {
  f := coroutine.wrap(func(n) { return relay(relay, func(m) { coroutine.yield(m) sum += 1000000 }, n) })
  sum += f(i)
}
print(sum) // expect: 2001000
