// One call site sees every kind of callee, again and again, and keeps its own variables. Each gives its two arguments,
// exchanged.
holder := setmetatable({name: "holder"}, {__call: func(self, a, b) { return b, a }})
chained := setmetatable({}, {__call: setmetatable({}, {__call: func(inner, outer, a, b) { return b, a }})})
func plain(a, b) { return b, a }
func variadic(...) { return ...[2], ...[1] }
func mixed(a, ...) { return ..., a }
func deeper(a, b) { return plain(a, b) }
func counter() {
  calls := 0
  return func(a, b) {
    calls++
    if calls < 0 { return calls }
    return b, a
  }
}
resumed := coroutine.wrap(func(a, b) { for { a, b = coroutine.yield(b, a) } })
module := loadstring("return func(a, b) { return b, a }")
protected := func(a, b) { return select(2, pcall(plain, a, b)) }
handled := func(a, b) { return select(2, xpcall(plain, print, a, b)) }
native := func(a, b) { return unpack({b, a}) }
selfless := func(a, b) { return ({swap: func(self, a, b) { return b, a }}):swap(a, b) }
mapped := func(a, b) { return unpack(table.map({b, a}, func(x) { return x })) }
recursive := nil
recursive = func(a, b, n) {
  if (n || 0) < 5 { return recursive(a, b, (n || 0) + 1) }
  return b, a
}
kinds := {
  plain, variadic, mixed, deeper, counter(), holder, chained, resumed, module, protected, handled, native, selfless,
  mapped, recursive
}
func site(f, a, b) {
  before, middle, after := a + b, a * b, a - b
  x, y := f(a, b)
  return x, y, before == a + b && middle == a * b && after == a - b
}
wrong := 0
for round := 1; round <= 200; round++ {
  for i, f := range ipairs(kinds) {
    x, y, kept := site(f, round, i * 0.5)
    if x != i * 0.5 || y != round || !kept {
      wrong++
      print("kind", i, "round", round, x, y, kept)
    }
  }
}
print(#kinds, wrong) // expect: 15	0
// The same through a method call, a field, an element and a call in parentheses.
for i, f := range ipairs(kinds) {
  o := {run: func(self, a, b) { return f(a, b) }, f: f, list: {f}}
  a, b := o:run(1, 2)
  c, d := o.f(3, 4)
  e, g := o.list[1](5, 6)
  h := (f(7, 8))
  if a != 2 || b != 1 || c != 4 || d != 3 || e != 6 || g != 5 || h != 8 { print("kind", i, a, b, c, d, e, g, h) }
}
// A callee that is none.
print(pcall(site, nil, 1, 2)) // expect: false	attempt to call a nil value
for i, f := range {true, 1, 0.5, "text", {}, make(chan)} { print(pcall(site, f, 1, 2)) }
// expect: false	attempt to call a boolean value
// expect: false	attempt to call a number value
// expect: false	attempt to call a number value
// expect: false	attempt to call a string value
// expect: false	attempt to call a table value
// expect: false	attempt to call a channel value
