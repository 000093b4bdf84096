// A yield leaves through every kind of frame, and everything is in its place when the coroutine goes on.
mt := {}
object := setmetatable({}, mt)
for i, event := range {"__add", "__sub", "__concat", "__lt", "__le", "__eq", "__unm", "__len", "__call", "__index", "__newindex", "__tostring"} {
  mt[event] = func(a, b) { return coroutine.yield(event) }
}
func relay(f, ...) { return f(...) }
func variadic(...) { return coroutine.yield(...) }
ways := {
  func(x) { return coroutine.yield(x) },
  func(x) { return (coroutine.yield(x)) },
  func(x) { a, b, c := coroutine.yield(x, x + 1) return c, b, a },
  func(x) { return relay(relay, relay, coroutine.yield, x) },
  func(x) { return variadic(x, nil, x) },
  func(x) { return pcall(coroutine.yield, x) },
  func(x) { return pcall(pcall, relay, coroutine.yield, x) },
  func(x) { return xpcall(relay, tostring, coroutine.yield, x) },
  func(x) { return object + x },
  func(x) { return x - object },
  func(x) { return "a" .. object .. "b" },
  func(x) { return object < x, object >= x },
  func(x) { if object < x { return "less" } return "not less" },
  func(x) { if !(object <= x) { return "not" } return "less or equal" },
  func(x) { return object == setmetatable({}, mt), object != setmetatable({}, mt) },
  func(x) { n := 0 for object < x { n++ if n == 2 { break } } return n },
  func(x) { return -object, #object },
  func(x) { return object(x), object(x) },
  func(x) { return object.field, object[x] },
  func(x) { object.field = x return rawget(object, "field") },
  func(x) { return object:method() },
  func(x) { for k, v := range coroutine.yield { return k, v } },
  func(x) { h := 0 for k := range func(s, c) { return coroutine.yield(c) } { h += k if h > 9 { break } } return h },
  func(x) { t := {3, 1, 2} table.sort(t, func(a, b) { coroutine.yield("sort") return a < b }) return table.concat(t) },
  func(x) { return table.concat(table.map({1, 2}, coroutine.yield), ",") },
  func(x) { return string.gsub("ab", "%w", coroutine.yield) },
  func(x) { return table.reduce({1, 2, 3}, func(a, b) { coroutine.yield(a) return a + b }, 0) },
  func(x) { return loadstring("return coroutine.yield(1, 2)") },
  func(x) { inner := coroutine.wrap(coroutine.yield) coroutine.yield(inner(x)) return inner(x + 1) },
  func(x) { t := {coroutine.yield(1), coroutine.yield(2)} return #t },
  func(x) { return coroutine.yield() }
}
func down(n, f, x) {
  if n == 0 { return f(x) }
  a, b, c := n, x, n * 0.5
  r := table.pack(down(n - 1, f, x))
  if a != n || b != x || c != n * 0.5 { error("lost") }
  return unpack(r, 1, r.n)
}
func drive(n, f, x) {
  co := coroutine.create(down)
  lines, r := {}, table.pack(coroutine.resume(co, n, f, x))
  for round := 1; coroutine.status(co) != "dead" && round < 12; round++ {
    lines[#lines + 1] = table.concat(table.map({unpack(r, 2, r.n)}, tostring), " ")
    r = table.pack(coroutine.resume(co, round, round * 10))
  }
  return table.concat(lines, ", "), unpack(r, 1, r.n)
}
for i, f := range ipairs(ways) { print(i, drive(0, f, 5)) }
// expect: 1	5	true	1	10
// expect: 2	5	true	1
// expect: 3	5 6	true	nil	10	1
// expect: 4	5	true	1	10
// expect: 5	5 nil 5	true	1	10
// expect: 6	5	true	true	1	10
// expect: 7	5	true	true	true	1	10
// expect: 8	5	true	true	1	10
// expect: 9	__add	true	1
// expect: 10	__sub	true	1
// expect: 11	__concat	true	a1
// expect: 12	__lt, __le	true	true	true
// expect: 13	__lt	true	less
// expect: 14	__le	true	less or equal
// expect: 15	__eq, __eq	true	true	false
// expect: 16	__lt, __lt	true	2
// expect: 17	__unm, __len	true	1	2
// expect: 18	__call, __call	true	1	2	20
// expect: 19	__index, __index	true	1	2
// expect: 20	__newindex	true	nil
// expect: 21	__index	false	attempt to call a number value
// expect: 22		true	1	10
// expect: 23	, 1, 2, 3	true	10
// expect: 24	sort, sort, sort	true	123
// expect: 25	1 1, 2 2	true	1,2
// expect: 26	a, b	true	12	2
// expect: 27	0, 1, 3	true	6
// expect: 28	1 2	true	1	10
// expect: 29	5	true	6
// expect: 30	1, 2	true	3
// expect: 31		true	1	10
// With more frames below, or resumed from within other calls, nothing else happens.
func text(...) { return table.concat(table.map({...}, tostring), " ") }
differences := 0
for i, f := range ipairs(ways) {
  expected := text(drive(0, f, 5))
  for n := 1; n <= 20; n += 6 {
    if text(drive(n, f, 5)) != expected || text(pcall(drive, n, f, 5)) != "true " .. expected ||
       text(unpack(table.map({1}, func() { return text(drive(n, f, 5)) }))) != expected {
      differences++
      print("way", i, "depth", n, drive(n, f, 5))
    }
  }
}
print(differences) // expect: 0
