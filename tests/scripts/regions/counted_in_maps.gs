// What is looked up and then stored under the same key: the entry is found once, and must still be the table's when it is stored to.
func count(keys) {
  t := {}
  for i := 1; i <= #keys; i++ {
    k := keys[i]
    t[k] = (t[k] || 0) + 1
  }
  return t
}
keys := {}
for i := 1; i <= 90; i++ { keys[i] = i % 3 == 0 && "k" .. i % 7 || i % 3 == 1 && (i % 5) * 1000 || i % 4 + 0.5 }
t := count(keys)
print(t.k0, t.k6, t[0], t[4000], t[0.5], t[3.5], t[2.0], t[1000.0])   // expect: 4	5	6	6	7	7	nil	6

// The value goes, and the entry with it, between the lookup and the store.
func taken_away(n) {
  t, k := {x0: 1}, "x" .. 0
  for i := 1; i <= 20; i++ { t["fill" .. i] = i }
  sum := 0
  for i := 1; i <= n; i++ {
    found := t[k] || 100
    if i % 10 == 0 { t[k] = nil }
    t[k] = found + 1
    sum = sum + t[k]
  }
  return sum, t.x0
}
print(taken_away(50))     // expect: 1325	51

// The elements grow over the keys, which then are no entries any more.
func grown_over(n) {
  t := {}
  for i := 1; i <= n; i++ {
    k := 2000 - i
    t[k] = i
    t[k] = t[k] + 1
  }
  t[2000] = 7
  for i := 1; i <= 2000; i++ {
    old := t[i]
    if old == nil { old = -1 }
    t[i] = i
    t[i] = old + t[i]
  }
  return #t, t[1999], t[2000], t[1]
}
print(grown_over(60))     // expect: 2000	2001	2007	0

// Two tables with the same keys in turn; a third one that takes the place of the first.
func in_turn(n) {
  a, b := {}, {}
  for i := 1; i <= n; i++ {
    k := "n" .. i % 4
    x, y := a[k] || 0, b[k] || 0
    a[k] = x + 1
    b[k] = y + x
    if i % 25 == 0 { a = {n0: 5} }
  }
  return a.n0, a.n1, b.n0, b.n3
}
print(in_turn(90))        // expect: 9	4	131	54

// A map whose entries move when it grows, by what is stored between.
func moved(n) {
  t, sum := {}, 0
  for i := 1; i <= n; i++ {
    k := "key" .. i % 9
    old := t[k] || 0
    t["more" .. i] = i
    t[k] = old + i
    sum = sum + t[k]
  }
  return sum
}
print(moved(120))         // expect: 36120

// Somebody else has a say about keys that are not there, and about none that are.
func handled(n) {
  log := 0
  t := setmetatable({}, {__newindex: func(t, k, v) { log = log + 1; rawset(t, k, v) }})
  for i := 1; i <= 30; i++ { rawset(t, "r" .. i, i) }
  for i := 1; i <= n; i++ {
    k := "r" .. i % 40
    t[k] = (t[k] || 0) + 1
    if i % 11 == 0 { rawset(t, k, nil) }
  }
  return log, t.r1, t.r30
}
print(handled(100))       // expect: 15	4	32
