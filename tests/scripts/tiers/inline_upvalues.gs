// Inlined functions read and write variables of the functions around them, and globals.
total := 0
func note(n) { total = total + n }
func peek() { return total }
func run(n) {
  for i := 1; i <= n; i++ { note(i) }
  return peek()
}
print(run(10), run(100), total)
// expect: 55	5105	5105
func make(start) {
  value, label := start, "of " .. start
  func get() { return value }
  func set(v) { value = v }
  func describe(x) { return x + value, label }
  func loop(n) {
    for i := 1; i <= n; i++ { set(get() + i) }
    return describe(1)
  }
  return loop, get, set
}
loop, get, set := make(1)
for r := 1; r <= 3; r++ { print(loop(20), get()) }
set(0.5)
print(loop(20), get())
// The same functions of other variables: made from the same text, but not the same.
loop2, get2 := make(100)
for r := 1; r <= 3; r++ { print(loop2(10), get2(), get()) }
// expect: 212	211
// expect: 422	421
// expect: 632	631
// expect: 211.5	210.5
// expect: 156	155	210.5
// expect: 211	210	210.5
// expect: 266	265	210.5
// A function that is handed over, now one, now another.
func apply(f, n) {
  g := f
  s := 0
  for i := 1; i <= n; i++ { s = s + g(i) }
  return s
}
func by(k) { return func(x) { return x * k } }
for r := 1; r <= 3; r++ { print(apply(by(r), 10), apply(func(x) { return x }, 10)) }
// expect: 55	55
// expect: 110	55
// expect: 165	55
// Values stored by inlined functions survive collections.
func put(t, k, v) { t[k] = v }
func keep(t, v) { t.last = v }
last := nil
func remember(v) { last = v }
t := {}
for i := 1; i <= 300; i++ {
  s := "value " .. i
  put(t, i % 10, s)
  keep(t, s)
  remember({s})
  s = nil
  if i % 100 == 0 {
    print(t[0], t[9], t.last, last[1])
  }
}
// expect: value 100	value 99	value 100	value 100
// expect: value 200	value 199	value 200	value 200
// expect: value 300	value 299	value 300	value 300
// Functions defined by a text that is gone, inlined into one that stays.
func outer(n) {
  s := 0
  for i := 1; i <= n; i++ { s = s + inner(i) }
  return s
}
for r := 1; r <= 20; r++ {
  loadstring("inner = func(x) { return x + " .. r .. " }")
  v := outer(10)
  if r % 5 == 0 { print(v, outer(5)) }
}
// expect: 105	40
// expect: 155	65
// expect: 205	90
// expect: 255	115
