// Metamethods of every kind may yield.
y := coroutine.yield
mt := {}
mt.__add = func(a, b) { return y("add") }
mt.__index = func(t, k) { return y("index " .. k) }
mt.__newindex = func(t, k, v) { rawset(t, k, y("newindex " .. k)) }
mt.__eq = func(a, b) { return y("eq") }
mt.__lt = func(a, b) { return y("lt") }
mt.__le = func(a, b) { return y("le") }
mt.__concat = func(a, b) { return y("concat") }
mt.__len = func(a) { return y("len") }
mt.__unm = func(a) { return y("unm") }
mt.__call = func(self, x) { return y("call " .. x) }
a, b := setmetatable({}, mt), setmetatable({}, mt)
co := coroutine.wrap(func() {
  out := {a + 1, a.field, a == b, a < b, a >= b, a .. "x", #a, -a, a("arg")}
  a.new = "ignored"
  if a < b { out[#out + 1] = "then" } else { out[#out + 1] = "else" }
  s := ""
  for i := 1; i <= #out; i++ { s ..= tostring(out[i]) .. " " }
  return s .. rawget(a, "new")
})
what := co()
n := 0
for what != nil && n < 11 {
  n++
  print(n, what)
  what = co(n)
}
print(what)
// expect: 1	add
// expect: 2	index field
// expect: 3	eq
// expect: 4	lt
// expect: 5	le
// expect: 6	concat
// expect: 7	len
// expect: 8	unm
// expect: 9	call arg
// expect: 10	newindex new
// expect: 11	lt
// expect: 1 2 true true true 6 7 8 9 then 10
