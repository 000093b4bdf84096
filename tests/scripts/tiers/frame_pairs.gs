// Every kind of frame below every other, left by a return, an error, a yield, and combinations of those: results, error
// values and what the frames keep are the same as with plain calls.
// gc-period: 7
links := {
  {"plain", func(f, x) { return f(x) }},
  {"not last", func(f, x) { r := f(x) return r }},
  {"variadic", func(f, ...) { return f(...) }},
  {"method", func(f, x) { return ({run: func(self, v) { return f(v) }}):run(x) }},
  {"pcall", func(f, x) { ok, r := pcall(f, x) if ok { return r } error(r) }},
  {"xpcall", func(f, x) { ok, r := xpcall(f, func(e) { return e }, x) if ok { return r } error(r) }},
  {"index", func(f, x) { return setmetatable({}, {__index: func(t, k) { return f(x) }}).field }},
  {"newindex", func(f, x) { r := nil setmetatable({}, {__newindex: func(t, k, v) { r = f(v) }}).field = x return r }},
  {"call", func(f, x) { return setmetatable({}, {__call: func(self, v) { return f(v) }})(x) }},
  {"add", func(f, x) { return setmetatable({}, {__add: func(a, b) { return f(b) }}) + x }},
  {"concat", func(f, x) { return setmetatable({}, {__concat: func(a, b) { return f(x) }}) .. "" }},
  {"less", func(f, x) { r := nil o := setmetatable({}, {__lt: func(a, b) { r = f(b) return true }}) if o < x { return r } }},
  {"tostring", func(f, x) { r := nil tostring(setmetatable({}, {__tostring: func(s) { r = f(x) return "" }})) return r }},
  {"iterator", func(f, x) { for k := range func(s, c) { return f(x) } { return k } }},
  {"map", func(f, x) { return table.map({x}, f)[1] }},
  {"sort", func(f, x) { r := nil table.sort({2, 1}, func(a, b) { r = f(x) return a < b }) return r }},
  {"gsub", func(f, x) { r := nil string.gsub("x", "x", func() { r = f(x) }) return r }},
  {"coroutine", func(f, x) {
    co := coroutine.create(f)
    r := {coroutine.resume(co, x)}
    for coroutine.status(co) != "dead" {
      if coroutine.isyieldable() { r = {coroutine.resume(co, coroutine.yield(r[2]))} } else { r = {coroutine.resume(co, r[2])} }
    }
    if r[1] { return r[2] }
    error(r[2])
  }},
  {"wrap", func(f, x) { return coroutine.wrap(func() { r := link_through(f, x) return r })() }},
  {"goroutine", func(f, x) {
    done := make(chan)
    go func() { done <- {pcall(f, x)} }()
    r := <-done
    if r[1] { return r[2] }
    error(r[2])
  }},
  {"chunk", func(f, x) { argument, callee = x, f return loadstring("return callee(argument)") }}
}
// Inside `wrap` a yield would leave that coroutine half done, so it is driven to its end there.
func link_through(f, x) {
  co := coroutine.create(f)
  r := {coroutine.resume(co, x)}
  for coroutine.status(co) != "dead" { r = {coroutine.resume(co, r[2])} }
  if r[1] { return r[2] }
  error(r[2])
}
func pause(x) {
  if coroutine.isyieldable() { return coroutine.yield(x) }
  return x
}
leaves := {
  {"return", func(x) { return x * 2 }},
  {"error", func(x) { error({value: x}) }},
  {"yield", func(x) { a := pause(x) b := pause(a + 1) return a + b + x }},
  {"fail late", func(x) { a := pause(x) error({value: a + x}) }},
  {"catch", func(x) { ok, e := pcall(func() { error(pause(x)) }) return e + 1 }}
}
// Outcomes: how often it paused, whether it succeeded, and with what.
func drive(f, x) {
  co := coroutine.create(f)
  pauses, r := 0, {coroutine.resume(co, x)}
  for coroutine.status(co) != "dead" {
    pauses++
    r = {coroutine.resume(co, r[2])}
  }
  return pauses, r[1], type(r[2]) == "table" && r[2].value || r[2]
}
func chain(outer, inner, leaf) {
  return func(x) {
    a, b, c := x, x + 1, x * 0.5
    r := outer(func(v) {
      d, e := v, v + 2
      s := inner(leaf, v)
      if d != v || e != v + 2 { error("lost below") }
      return s
    }, x)
    if a != x || b != x + 1 || c != x * 0.5 { error("lost above") }
    return r
  }
}
for l, leaf := range leaves { print(leaf[1], drive(leaf[2], 10)) }
// expect: return	0	true	20
// expect: error	0	false	10
// expect: yield	2	true	31
// expect: fail late	1	false	20
// expect: catch	1	true	11
// Only a goroutine, a coroutine that is driven where it is, and a callback of `wrap` change how often it pauses.
wrong, paused := 0, {}
for i, outer := range links {
  for j, inner := range links {
    for l, leaf := range leaves {
      pauses, ok, value := drive(leaf[2], 10)
      p, o, v := drive(chain(outer[2], inner[2], leaf[2]), 10)
      if o != ok || v != value {
        wrong++
        print(outer[1], inner[1], leaf[1], p, o, v)
      }
      if p != pauses {
        key := inner[1] == "plain" && outer[1] || outer[1] == "plain" && inner[1] || ""
        if key != "" { paused[key] = (paused[key] || 0) + pauses - p }
      }
      q, r := pcall(chain(outer[2], inner[2], leaf[2]), 10)
      if q != ok || (type(r) == "table" && r.value || r) != value {
        wrong++
        print("without a coroutine", outer[1], inner[1], leaf[1], q, r)
      }
    }
  }
}
print(#links * #links * #leaves, wrong)
for k, v := range paused { print(k, v) }
// expect: 2205	0
// expect: wrap	8
// expect: goroutine	8
