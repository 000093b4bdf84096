// A small function is replaced while callers that have it inlined run: the call is of what the variable holds.
func step(x) { return x + 1 }
func run(n) {
  x := 0
  for i := 1; i <= n; i++ {
    if i == 40 { step = func(x) { return x + 100 } }
    if i == 60 { step = math.sqrt }
    if i == 70 { step = func(x, ...) { return x * 2, ... } }
    if i == 80 { step = setmetatable({}, {__call: func(self, x) { return x - 1 }}) }
    if i == 90 { step = func(a) { if a < 0 { return 0 } return string.len("abc") + a } }
    x = step(x)
  }
  return x
}
print(run(100))
print(run(39))
// expect: 1054.6486385892406
// expect: 117
// Replaced between the function's being read and its being called: the old one is called.
func twice(x) { return x * 2 }
func change(v) {
  old := twice
  twice = func(x) { return -x }
  return v, old
}
func mixed(n) {
  saved := twice
  for i := 1; i <= n; i++ {
    print(i, twice(change(i)), twice(i))
    twice = saved
  }
}
mixed(3)
// expect: 1	2	-1
// expect: 2	4	-2
// expect: 3	6	-3
// Replaced from inside the inlined function, by a metamethod.
func add(a, b) { return a + b }
object := setmetatable({}, {__add: func(a, b) { add = func(a, b) { return "other" } return "first" }})
func sums(n) {
  out := {}
  for i := 1; i <= n; i++ { out[#out + 1] = tostring(add(i == 30 && object || i, 1)) }
  return table.concat(out, " ")
}
print(sums(34))
// expect: 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 first other other other other
// It becomes something that cannot be called.
func half(x) { return x / 2 }
func halves(n) {
  s := 0
  for i := 1; i <= n; i++ {
    if i == 50 { half = 12 }
    s += half(i)
  }
  return s
}
print(pcall(halves, 49))
print(pcall(halves, 51))
// expect: true	612.5
// expect: false	attempt to call a number value
// A recursive function replaced by its own call.
func count(n) {
  if n <= 0 { return 0 }
  if n == 25 { count = func(n) { return 1000 } }
  return 1 + count(n - 1)
}
print(count(20), count(30), count(30))
// expect: 20	1006	1000
