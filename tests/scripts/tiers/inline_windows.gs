// Calls with variables and small integers for arguments, inlined: what their frames hold when somebody looks after all - operators
// that call, errors, coroutines that wait, something else to be called - and what the caller's variables are then.
func add(a, b) { return a + b }
func plus(a) { return a + 1 }
func sub(a, b) { return a - b }
func minus(a, b, c) { return c - a - b }
func both(a, b) { return a, b }
func twice(a, b) { c := a + b  return c + b }
func mixed(a, b) { if a < 10 { return a + b } return b + a % 7 }
func times(a, b) { return a * b + b }
func element(t, i) { return t[i] }
func count(n, x) {
  for i := 1; i <= n; i++ {
    x = add(x, 3)
    x = sub(x, 2)
    x = minus(2, x, 9)
    x = add(-5, x)
    x = add(x, i)
    x = sub(x, 0)
    x = mixed(x, 4)
    x = add(x, plus(x))
  }
  return x
}
for i, x := range ipairs({1, -3, 0.5, -0.0, 140737488355327, 140737488355326, -140737488355328, "7", 1.0 / 0}) { print(x, count(1, x), count(3, x)) }
for i := 1; i <= 200; i++ { count(20, i) }
for i, x := range ipairs({1, -3, 0.5, -0.0, 140737488355327, 140737488355326, -140737488355328, "7", 1.0 / 0}) { print(x, count(1, x), count(3, x)) }
// Operators see the arguments, and may wait or fail.
seen := {}
handlers := {
  __add: func(a, b) { seen[#seen + 1] = "add " .. tostring(type(a) == "table" || a) .. " " .. tostring(type(b) == "table" || b)  return 10 },
  __sub: func(a, b) { return coroutine.yield(type(a) == "table" || a, type(b) == "table" || b) },
  __mul: func(a, b) { error("times " .. tostring(type(a) == "table" || a) .. " " .. tostring(type(b) == "table" || b)) },
  __index: func(t, k) { return coroutine.yield(k) },
  __lt: func(a, b) { return coroutine.yield("lt") }
}
strange := setmetatable({}, handlers)
func operate(n, at) {
  x, y, out := 1, 2, {}
  for i := 1; i <= n; i++ {
    if i == at { y = strange } else { y = i }
    x = add(y, 7)
    x = add(x, twice(y, 3))
    x = add(x, twice(4, y))
    z := sub(y, 5)
    z = add(z, sub(6, y))
    z, x = both(x, z)
    out[#out + 1] = tostring(x) .. "," .. tostring(z)
    if i == at { out[#out + 1] = tostring(mixed(y, 8)) .. tostring(element(y, 9)) }
  }
  return table.concat(out, " ", n - 2 > 0 && n - 2 || 1)
}
for i := 1; i <= 100; i++ { operate(10, 0) }
co := coroutine.create(operate)
print(coroutine.resume(co, 6, 5))
k := 100
for coroutine.status(co) != "dead" { k++ print(coroutine.resume(co, k)) }
print(table.concat(seen, "; "))
func product(n, at) {
  x, y := 1, 2
  for i := 1; i <= n; i++ {
    if i == at { y = strange }
    if i == at + 1 { y = nil }
    ok, r := pcall(func() { return times(y, 3) })
    x = times(2, 3)
    if i >= at { print(i, ok, r, x) }
  }
  return pcall(func() { return times(4, y) })
}
print(product(50, 100))
print(product(50, 49))
func uncaught(y) { x := 1  x = add(x, 1)  return times(3, y) + x }
for i := 1; i <= 100; i++ { uncaught(i) }
print(pcall(uncaught, strange))
print(pcall(uncaught))
// Another function, or none, is called; the function is replaced while it runs.
func change(n, at, by) {
  x, trace := 0, {}
  for i := 1; i <= n; i++ {
    if i == at { add = by }
    x = add(x, 1)
    if i > n - 4 { trace[#trace + 1] = tostring(x) }
  }
  return table.concat(trace, " ")
}
original := add
print(change(100, 0))
print(change(100, 98, func(a, b) { return a + b + 1000 }))
add = original
print(change(100, 98, func(a) { return a }))
add = original
print(change(100, 98, func(...) { return select("#", ...) }))
add = original
print(change(100, 98, math.max))
add = original
print(pcall(change, 100, 98, 5))
add = original
print(pcall(change, 100, 98, setmetatable({}, {__call: func(self, a, b) { return a + b * 100 }})))
add = original
swapped := func(a, b) { return "swapped" }
func replace(a, b) {
  plain = swapped
  return a + b
}
plain := replace
func use(n, y) { r := nil  for i := 1; i <= n; i++ { r = plain(y, 2) }  return r }
print(use(1, 5), use(1, 5))
for i := 1; i <= 100; i++ { plain = replace  use(1, i) }
plain = replace
print(use(1, 1.5), use(1, 5))
plain = replace
print(use(1, strange), use(2, 5))
// Upvalues are those of the function called.
func make(step) { return func(a, b) { return a + b + step } }
by_10 := make(10)
func steps(n) { x := 0  for i := 1; i <= n; i++ { x = by_10(x, 1) }  return x }
print(steps(100))
by_10 = make(20)
print(steps(100))
by_10 = make("x")
print(pcall(steps, 100))
// expect: 1	11	17
// expect: -3	19	21
// expect: 0.5	12.0	21.0
// expect: -0.0	13.0	11.0
// expect: 140737488355327	-2.81474976710641e+14	-13.0
// expect: 140737488355326	-2.81474976710639e+14	-5.0
// expect: -1.40737488355328e+14	21.0	15.0
// expect: 7	-1	-17
// expect: +Inf	-Inf	NaN
// expect: 1	11	17
// expect: -3	19	21
// expect: 0.5	12.0	21.0
// expect: -0.0	13.0	11.0
// expect: 140737488355327	-2.81474976710641e+14	-13.0
// expect: 140737488355326	-2.81474976710639e+14	-5.0
// expect: -1.40737488355328e+14	21.0	15.0
// expect: 7	-1	-17
// expect: +Inf	-Inf	NaN
// expect: true	true	5
// expect: true	6	true
// expect: true	lt
// expect: true	9
// expect: true	1,33 203,33 10104 1,41
// expect: add true 7; add true 3; add 4 true; add 10 true; add true 8
// expect: true	10
// expect: 49	false	times true 3	9
// expect: 50	false	attempt to perform arithmetic on a nil value	9
// expect: false	attempt to perform arithmetic on a nil value
// expect: false	times 3 true
// expect: false	attempt to perform arithmetic on a nil value
// expect: 97 98 99 100
// expect: 97 1098 2099 3100
// expect: 97 97 97 97
// expect: 97 2 2 2
// expect: 97 97 97 97
// expect: false	attempt to call a number value
// expect: true	97 197 297 397
// expect: 7	swapped
// expect: 3.5	swapped
// expect: 10	swapped
// expect: 1100
// expect: 2100
// expect: false	attempt to perform arithmetic on a string value
