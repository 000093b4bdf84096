// Metamethods of objects in hot loops: each kind, with what the instruction makes of the result.
V := {}
V.__index = V
func v(x) { return setmetatable({x: x}, V) }
V.__add = func(a, b) { return v(a.x + b.x) }
V.__sub = func(a, b) {
  if type(b) == "number" { return v(a.x - b) }
  return v(a.x - b.x)
}
V.__mul = func(a, b) {
  if type(a) == "number" { return v(a * b.x) }
  return v(a.x * b)
}
V.__div = func(a, b) { return a.x / b }
V.__mod = func(a, b) { return a.x % b, "not wanted" }
V.__pow = func(a, b) { return a.x ** b }
V.__unm = func(a) { return v(-a.x) }
V.__len = func(a) { return a.x }
V.__eq = func(a, b) { return a.x == b.x }
V.__lt = func(a, b) { return a.x < b.x }
V.__le = func(a, b) {
  if a.x <= b.x { return 1 }
}
V.__concat = func(a, b) {
  if type(a) == "string" { return a .. b.x }
  if type(b) == "string" { return a.x .. b }
  return a.x .. "+" .. b.x
}
V.__call = func(self, by, more) { return self.x + by + (more || 0) }

func arithmetic(n) {
  sum := v(0)
  rest := 0
  for i := 1; i <= n; i++ {
    a := v(i)
    sum = sum + a * 2 - 1 - v(1) + 3 * a + -a
    rest += a / 2 + a % 7 + a ** 2 + #a
  }
  return sum.x, rest
}
print(arithmetic(100))

func comparisons(n) {
  a := v(n / 2)
  counts := {0, 0, 0, 0, 0, 0}
  values := {}
  for i := 1; i <= n; i++ {
    b := v(i + 0.0)
    if a == b { counts[1]++ }
    if a != b { counts[2]++ }
    if a < b { counts[3]++ }
    if a <= b { counts[4]++ }
    if a > b { counts[5]++ }
    if !(a >= b) { counts[6]++ }
    values[1] = a == b
    values[2] = a != b
    values[3] = a < b
    values[4] = a <= b
    values[5] = a > b
    values[6] = a >= b
  }
  for i := 1; i <= 6; i++ { print(counts[i], values[i]) }
}
comparisons(100)

// Some are the same object, some no objects at all.
func equals(list, n) {
  same := 0
  for i := 1; i <= n; i++ {
    if list[i % 4 + 1] == list[i % 3 + 1] { same++ }
  }
  return same
}
one := v(1)
print(equals({one, v(2), v(1), one}, 100))
print(equals({1, v(2), 1.0, "x"}, 100))

func concatenated(n) {
  text := ""
  for i := 1; i <= n; i++ {
    a := v(i)
    text = "<" .. a
    text = text .. (a .. ">") .. (a .. a)
  }
  return text
}
print(concatenated(60))

func called(n) {
  a := v(1)
  sum := 0
  for i := 1; i <= n; i++ { sum += a(i) + a(i, 2) + a(i, 2, 3) }
  return sum
}
print(called(100))

// Functions for fields that are not there, and those that are.
func missing(n) {
  asked := 0
  stored := 0
  proxy := setmetatable({own: 5}, {
    __index: func(t, k) {
      asked++
      if k == "nothing" { return }
      if k == "method" { return func(self, i) { return self.own + i } }
      return #k
    },
    __newindex: func(t, k, x) {
      stored += x
      if x == 50 { rawset(t, k, x) }
    },
  })
  sum := 0
  for i := 1; i <= n; i++ {
    sum += proxy.own + proxy.abc
    if proxy.nothing == nil { sum += 1 }
    sum += proxy:method(i)
    proxy.other = i
    proxy.own = 6
  }
  return sum, asked, stored, rawget(proxy, "other")
}
print(missing(100))

// An operand that is sometimes a number, and a handler that changes on the way.
func mixed(n) {
  total := 0
  for i := 1; i <= n; i++ {
    x := i
    if i % 3 == 0 { x = v(i) }
    y := x - 1
    if type(y) == "number" { total += y } else { total += y.x * 1000 }
    if i == 70 { V.__sub = func(a, b) { return v(a.x + b) } }
    if i == 80 { V.__sub = func(a, b) { return 7 } }
  }
  return total
}
before := V.__sub
print(mixed(100))
V.__sub = before

// Errors inside of them have the traceback they always had; nothing is lost.
func fails(n) {
  log := {}
  a := v(0)
  for i := 1; i <= n; i++ {
    b := v(i)
    if i % 40 == 0 { b = setmetatable({}, V) }
    ok, message := pcall(func() { return a + b })
    if !ok { log[#log + 1] = message }
    a = v(i)
  }
  return #log, log[1]
}
print(fails(100))
W := {}
W.__add = func(a, b) {
  if b.x == 77 { error("at " .. b.x) }
  return a
}
func deep(n) {
  a := setmetatable({x: 0}, W)
  for i := 1; i <= n; i++ { a = a + setmetatable({x: i}, W) }
}
print(pcall(deep, 100))

// One that calls itself, by another one, and yields.
L := {}
L.__add = func(a, b) {
  if b.n == 0 { return a }
  return a + setmetatable({n: b.n - 1}, L)
}
L.__mul = func(a, b) { return coroutine.yield(b) }
func nested(n) {
  a := setmetatable({n: 0}, L)
  for i := 1; i <= n; i++ { a = a + setmetatable({n: i % 5}, L) }
  return a.n
}
print(nested(100))
co := coroutine.wrap(func() {
  a := setmetatable({n: 0}, L)
  sum := 0
  for i := 1; i <= 100; i++ { sum += a * i }
  return sum
})
got := co()
for i := 1; i <= 100; i++ { got = co(got * 2) }
print(got)

// The second operand's, where the first is an object of another class.
P := {}
P.__index = P
Q := {__add: func(a, b) { return a.p + b.q }, __lt: func(a, b) { return a.p < b.q }}
func second(n) {
  sum := 0
  for i := 1; i <= n; i++ {
    p := setmetatable({p: i}, P)
    q := setmetatable({q: 50}, Q)
    sum += p + q
    if p < q { sum += 1000 }
    if i == 90 { P.__lt = func(a, b) { return false } }
  }
  return sum
}
print(second(100))

// Handlers with extra arguments.
X := {__add: func(...) { return select("#", ...) }, __index: func(...) {
  t, k := ...
  return k .. select("#", ...)
}}
func extra(n) {
  a := setmetatable({}, X)
  sum := 0
  text := ""
  for i := 1; i <= n; i++ {
    sum += a + i
    text = a.key
  }
  return sum, text
}
print(extra(100))
// expect: 20000	346222.0
// expect: 1	false
// expect: 99	true
// expect: 50	true
// expect: 51	true
// expect: 49	false
// expect: 50	false
// expect: 59
// expect: 42
// expect: <6060>60+60
// expect: 15850
// expect: 6648	300	1275	100
// expect: 1036349
// expect: 2	attempt to perform arithmetic on a nil value
// expect: false	at 77
// expect: 0
// expect: 10100
// expect: 59050
// expect: 200	key2
