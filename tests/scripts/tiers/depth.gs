// The limit of depth is the same number in every tier, in every way to go down; what is printed is how deep it went.
reached := 0
func report(name, f) {
  for round := 1; round <= 2; round++ {
    reached = 0
    ok, e := pcall(f, 1)
    print(name, ok, e, reached)
  }
}
plain := nil
plain = func(n) {
  reached = n
  return 1 + plain(n + 1)
}
report("plain", plain)
// expect: plain	false	stack overflow (max call depth 200000)	199998
// expect: plain	false	stack overflow (max call depth 200000)	199998
even := nil
func odd(n) {
  reached = n
  return 1 + even(n + 1)
}
even = func(n, a, b, ...) {
  reached = n
  x := odd(n + 1)
  return x, a, b
}
report("mutual", odd)
// expect: mutual	false	stack overflow (max call depth 200000)	199998
// expect: mutual	false	stack overflow (max call depth 200000)	199998
wide := nil
wide = func(n, a, b, c, d, e) {
  reached = n
  f, g, h := n + 1, n + 2, n + 3
  return wide(n + 1, a, b, c, d, e) + f + g + h
}
report("wide", wide)
// expect: wide	false	stack overflow (max call depth 200000)	199998
// expect: wide	false	stack overflow (max call depth 200000)	199998
variadic := nil
variadic = func(n, ...) {
  reached = n
  return variadic(n + 1, n, ...[1])
}
report("variadic", variadic)
// expect: variadic	false	stack overflow (max call depth 200000)	199998
// expect: variadic	false	stack overflow (max call depth 200000)	199998
report("coroutine", func(n) { return coroutine.wrap(plain)(n) })
// expect: coroutine	false	stack overflow (max call depth 200000)	200000
// expect: coroutine	false	stack overflow (max call depth 200000)	200000
protected := nil
protected = func(n) {
  reached = n
  ok, e := pcall(protected, n + 1)
  if !ok { error(e) }
  return e
}
report("pcall", protected)
// expect: pcall	false	stack overflow (max call depth 200000)	199998
// expect: pcall	false	stack overflow (max call depth 200000)	199998
object := setmetatable({}, {})
mt := getmetatable(object)
mt.__index = func(t, n) { reached = n return t[n + 1] }
report("index", func(n) { return object[n] })
mt.__add = func(t, n) { reached = n return t + (n + 1) }
report("add", func(n) { return object + n })
mt.__lt = func(t, n) { reached = n return t < n + 1 }
report("less", func(n) { if object < n { return 1 } return 2 })
mt.__call = func(t, n) { reached = n return t(n + 1) + 1 }
report("call", object)
mt.__newindex = func(t, n, v) { reached = n t[n + 1] = v }
report("newindex", func(n) { object[n] = 1 })
mt.__concat = func(t, n) { reached = n return t .. n + 1 }
report("concat", func(n) { return object .. n })
// expect: index	false	stack overflow (max call depth 200000)	199997
// expect: index	false	stack overflow (max call depth 200000)	199997
// expect: add	false	stack overflow (max call depth 200000)	199997
// expect: add	false	stack overflow (max call depth 200000)	199997
// expect: less	false	stack overflow (max call depth 200000)	199997
// expect: less	false	stack overflow (max call depth 200000)	199997
// expect: call	false	stack overflow (max call depth 200000)	199998
// expect: call	false	stack overflow (max call depth 200000)	199998
// expect: newindex	false	stack overflow (max call depth 200000)	199997
// expect: newindex	false	stack overflow (max call depth 200000)	199997
// expect: concat	false	stack overflow (max call depth 200000)	199997
// expect: concat	false	stack overflow (max call depth 200000)	199997
iterator := nil
iterator = func(s, n) {
  reached = reached + 1
  for k := range iterator { return k }
}
report("iterator", iterator)
// expect: iterator	false	stack overflow (max call depth 200000)	199998
// expect: iterator	false	stack overflow (max call depth 200000)	199998
// Library functions that call back nest less deep.
sorted := nil
sorted = func(n) {
  reached = n
  table.sort({2, 1}, func(a, b) { sorted(n + 1) return a < b })
}
report("sort", sorted)
mapped := nil
mapped = func(n) {
  reached = n
  return table.map({1}, func(x) { return mapped(n + 1) })
}
report("map", mapped)
replaced := nil
replaced = func(n) {
  reached = n
  return string.gsub("x", "x", func() { return replaced(n + 1) })
}
report("gsub", replaced)
// expect: sort	false	stack overflow (library calls nested too deeply)	200
// expect: sort	false	stack overflow (library calls nested too deeply)	200
// expect: map	false	stack overflow (library calls nested too deeply)	200
// expect: map	false	stack overflow (library calls nested too deeply)	200
// expect: gsub	false	stack overflow (library calls nested too deeply)	200
// expect: gsub	false	stack overflow (library calls nested too deeply)	200
