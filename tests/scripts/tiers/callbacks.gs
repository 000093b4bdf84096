// What library functions call returns, fails and pauses; and the library functions take it as they should.
func drive(f, ...) {
  co := coroutine.create(f)
  pauses, r := 0, table.pack(coroutine.resume(co, ...))
  for coroutine.status(co) != "dead" {
    pauses++
    r = table.pack(coroutine.resume(co))
  }
  return pauses, unpack(r, 1, r.n)
}
// Every callback counts its calls, pauses at each third and fails at the one told.
func make(result, bad) {
  calls := 0
  return func(a, b) {
    calls++
    if calls % 3 == 0 && coroutine.isyieldable() { coroutine.yield(calls) }
    if calls == bad { error("call " .. calls) }
    return result(a, b)
  }
}
less := func(a, b) { return a < b }
twice := func(a) { return a .. a, "dropped" }
odd := func(a) { return a % 2 == 1 }
sum := func(a, b) { return a + b }
uses := {
  func(bad) { t := {5, 2, 4, 1, 3} table.sort(t, make(less, bad)) return table.concat(t, " ") },
  func(bad) { return table.concat(table.map({1, 2, 3, 4, 5}, make(twice, bad)), " ") },
  func(bad) { return table.concat(table.filter({1, 2, 3, 4, 5}, make(odd, bad)), " ") },
  func(bad) { return table.reduce({1, 2, 3, 4, 5}, make(sum, bad), 100) },
  func(bad) { return string.gsub("a b c d e", "%a", make(twice, bad)) },
  func(bad) { r := {} for k := range make(func(s, c) { c = (c || 0) + 1 if c < 6 { return c } }, bad) { r[#r + 1] = k } return #r },
  func(bad) { f := make(twice, bad) return pcall(f, 1), pcall(f, 2), pcall(f, 3), pcall(f, 4), pcall(f, 5) }
}
for i, use := range ipairs(uses) {
  print(i, pcall(use, 0))
  print(i, pcall(use, 4))
  print(i, drive(use, 0))
  print(i, drive(use, 4))
}
// expect: 1	true	1 2 3 4 5
// expect: 1	false	call 4
// expect: 1	3	true	1 2 3 4 5
// expect: 1	1	false	call 4
// expect: 2	true	11 22 33 44 55
// expect: 2	false	call 4
// expect: 2	1	true	11 22 33 44 55
// expect: 2	1	false	call 4
// expect: 3	true	1 3 5
// expect: 3	false	call 4
// expect: 3	1	true	1 3 5
// expect: 3	1	false	call 4
// expect: 4	true	115
// expect: 4	false	call 4
// expect: 4	1	true	115
// expect: 4	1	false	call 4
// expect: 5	true	aa bb cc dd ee	5
// expect: 5	false	call 4
// expect: 5	1	true	aa bb cc dd ee	5
// expect: 5	1	false	call 4
// expect: 6	true	5
// expect: 6	false	call 4
// expect: 6	2	true	5
// expect: 6	1	false	call 4
// expect: 7	true	true	true	true	true	true	55	dropped
// expect: 7	true	true	true	true	false	true	55	dropped
// expect: 7	1	true	true	true	true	true	true	55	dropped
// expect: 7	1	true	true	true	true	false	true	55	dropped
// Callbacks within callbacks, failing and pausing in the innermost.
func nest(n, bad) {
  if n == 0 {
    if bad { error("innermost") }
    if coroutine.isyieldable() { coroutine.yield() }
    return 1
  }
  r := 0
  if n % 3 == 0 { r = table.map({n}, func(x) { return nest(x - 1, bad) })[1] }
  if n % 3 == 1 { table.sort({2, 1}, func(a, b) { r = nest(n - 1, bad) return a < b }) }
  if n % 3 == 2 { string.gsub("x", "x", func() { r = nest(n - 1, bad) }) }
  return r + 1
}
for n := 0; n <= 12; n += 4 { print(nest(n), pcall(nest, n, true)) }
for n := 0; n <= 12; n += 4 { print(drive(nest, n)) }
for n := 1; n <= 13; n += 4 { print(drive(nest, n, true)) }
// expect: 1	false	innermost
// expect: 5	false	innermost
// expect: 9	false	innermost
// expect: 13	false	innermost
// expect: 1	true	1
// expect: 1	true	5
// expect: 1	true	9
// expect: 1	true	13
// expect: 0	false	innermost
// expect: 0	false	innermost
// expect: 0	false	innermost
// expect: 0	false	innermost
