// An error leaves every kind of callee, is caught at every distance, and the catcher's variables are what they were.
func fail(x) { error(x) }
func fault(x) { return x + nil }
mt := {}
broken := setmetatable({}, mt)
for i, event := range {"__add", "__concat", "__lt", "__le", "__eq", "__unm", "__len", "__call", "__index", "__newindex", "__tostring"} {
  mt[event] = func(a, b) { error(event) }
}
ways := {
  func(x) { error(x) },
  func(x) { return (fail(x)) },
  func(x) { return fail(x) },
  func(x) { return relay(relay, relay, fail, x) },
  func(x) { (func(...) { error(...) })(x, 1, 2) },
  func(x) { return fault(x) },
  func(x) { return x.field.field },
  func(x) { return nothing(x) },
  func(x) { return broken + x },
  func(x) { return x .. broken },
  func(x) { return broken < x },
  func(x) { if !(broken <= x) { return 1 } return 2 },
  func(x) { return broken == setmetatable({}, mt) },
  func(x) { return -broken, #broken },
  func(x) { return #broken },
  func(x) { return broken(x) },
  func(x) { return broken.x },
  func(x) { broken.x = x },
  func(x) { return tostring(broken) },
  func(x) { for k := range fail { return k } },
  func(x) { for k := range x + 0.5 { return k } },
  func(x) { table.sort({2, 1}, fail) },
  func(x) { return table.map({x}, fail) },
  func(x) { return string.gsub("a", "a", fail) },
  func(x) { return coroutine.wrap(fail)(x) },
  func(x) { return coroutine.wrap(func(y) { coroutine.yield(1) fail(y) })(x), fail("after") },
  func(x) { assert(pcall(fail, x)) },
  func(x) { ok, e := pcall(fail, x) error(e) },
  func(x) { return string.rep() },
  func(x) { return loadstring("return func(x) { error(x) }")(x) },
  func(x) { return loadstring("return nil + 1") }
}
func relay(f, ...) { return f(...) }
func down(n, f, x) {
  if n == 0 { return f(x) }
  a, b := n, x
  r := down(n - 1, f, x)
  return r, a, b
}
func catch(n, f, x) {
  a, b, c := n, x, n * 0.5
  ok, e := pcall(down, n, f, x)
  return ok, e, a == n && b == x && c == n * 0.5
}
for i, f := range ipairs(ways) { print(i, catch(0, f, i)) }
// expect: 1	false	1	true
// expect: 2	false	2	true
// expect: 3	false	3	true
// expect: 4	false	4	true
// expect: 5	false	5	true
// expect: 6	false	attempt to perform arithmetic on a nil value	true
// expect: 7	false	attempt to index a number value	true
// expect: 8	false	attempt to call a nil value	true
// expect: 9	false	__add	true
// expect: 10	false	__concat	true
// expect: 11	false	__lt	true
// expect: 12	false	__le	true
// expect: 13	false	__eq	true
// expect: 14	false	__unm	true
// expect: 15	false	__len	true
// expect: 16	false	__call	true
// expect: 17	false	__index	true
// expect: 18	false	__newindex	true
// expect: 19	false	__tostring	true
// expect: 20	false	nil	true
// expect: 21	false	cannot range over number	true
// expect: 22	false	1	true
// expect: 23	false	23	true
// expect: 24	false	a	true
// expect: 25	false	25	true
// expect: 26	false	after	true
// expect: 27	false	27	true
// expect: 28	false	28	true
// expect: 29	false	bad argument #1 to 'string.rep' (string expected)	true
// expect: 30	false	30	true
// expect: 31	false	attempt to perform arithmetic on a nil value	true
// At other distances nothing changes but the frames between.
differences := 0
for i, f := range ipairs(ways) {
  a, b, c := catch(0, f, i)
  for n := 1; n <= 40; n += 13 {
    d, e, g := catch(n, f, i)
    h, j, k := coroutine.wrap(catch)(n, f, i)
    if a != d || b != e || !c || !g || a != h || b != j || !k {
      differences++
      print("way", i, "distance", n, d, e, g, h, j, k)
    }
  }
}
print(differences) // expect: 0
// The value raised is the value caught.
value := {1}
for i, v := range {value, 5, 0.5, "text", true, false} {
  ok, e := pcall(down, 3, fail, v)
  print(ok, e == v)
}
print(pcall(down, 3, fail, nil))
// expect: false	true
// expect: false	true
// expect: false	true
// expect: false	true
// expect: false	true
// expect: false	true
// expect: false	nil
