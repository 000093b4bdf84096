// Loops that store behind a row's end keep where that is in registers: every way on which it may change in between.
func summed(t) {
  s := 0
  for i := 1; i <= #t; i++ { s = s + t[i] * i % 1009 }
  return s
}

// From 0, from 1, and with a hole at the beginning; ints, doubles, booleans, rows.
func filled(n, from) {
  ints, halves, flags, rows := {}, {}, {}, {}
  for i := from; i < n; i++ { ints[i] = i }
  for i := from; i < n; i++ { halves[i] = i * 0.5 }
  for i := from; i < n; i++ { flags[i] = true }
  for i := from; i < n; i++ { rows[i] = {i} }
  set, s := 0, 0
  for i := from; i < n; i++ {
    if flags[i] { set = set + 1 }
    s = s + ints[i] + halves[i] + rows[i][1]
  }
  return #ints, #halves, #flags, #rows, set, s, ints[from - 1], flags[from - 1], flags[n]
}
for r := 1; r <= 3; r++ { filled(300, 0) }
print(filled(900, 0))      // expect: 899	899	899	899	900	1.011375e+06	nil	nil	nil
print(filled(300, 1))       // expect: 299	299	299	299	299	112125.0	nil	nil	nil
print(filled(300, 2))       // expect: 299	299	299	299	298	112122.5	nil	nil	nil

// Some elements are written over, some are new; several in a round; in a branch; in an inner loop.
func mixed(n) {
  t := {}
  x := 7
  for i := 0; i < n; i++ {
    x = (x * 75 + 74) % 65537
    t[x % (i + 1)] = i
    if x % 3 == 0 { t[i + 1] = x }
  }
  return #t
}
func pairs_of(n) {
  t := {}
  for i := 1; i <= n; i++ {
    t[#t + 1] = i
    if i % 3 == 0 { t[#t + 1] = -i }
    for k := 1; k <= i % 4; k++ { t[#t + 1] = k }
  }
  return #t, summed(t)
}
print(mixed(3000), pairs_of(2000))  // expect: 1024	5666	2815269

// Shorter and longer again, and the same row in loop after loop.
func in_waves(n) {
  t := {}
  s := 0
  for w := 1; w <= 12; w++ {
    for i := 1; i <= n; i++ { t[#t + 1] = i }
    for i := 1; i <= n - w; i++ { s = s + t[#t]; t[#t] = nil }
  }
  for i := 1; i <= n; i++ { t[#t + 1] = i }
  return #t, s
}
print(in_waves(500))        // expect: 578	1502636

// What the row holds changes on the way, or what waits behind its end is met.
func widened(n, t) {
  for i := 1; i <= n; i++ { if i < n / 2 { t[i] = i } else { t[i] = i + 0.5 } }
  return #t, summed(t)
}
print(widened(400, {}))     // expect: 400	193001.0
func met(n, at) {
  t := {}
  t[at] = "here"
  for i := 1; i <= n; i++ { t[i] = i }
  return #t, t[at], t[at + 1]
}
for i := 1; i <= 4; i++ { met(1500, 5000) }
print(met(1500, 5000))      // expect: 1500	here	nil
print(met(3000, 2500))      // expect: 3000	2500	2501

// One row under two names, and rows that are exchanged.
func twice(n, a, b) {
  for i := 1; i <= n; i++ {
    a[#a + 1] = i
    b[#b + 1] = -i
  }
  return #a, #b
}
one := {}
twice(500, {}, {})
print(twice(500, one, one), summed(one))   // expect: 1000	508402
func exchanged(n) {
  a, b := {}, {}
  for i := 1; i <= n; i++ {
    a[#a + 1] = i
    a, b = b, a
  }
  return #a, #b, summed(a) + summed(b)
}
print(exchanged(1001))      // expect: 500	501	508346

// Values of two types, of which the row knows one, or both as values.
func of_two(n, t) {
  for i := 1; i <= n; i++ {
    t[#t + 1] = i % 2 == 0
    if i % 10 == 7 { table.insert(t, i) }
    if i % 10 == 8 { t[#t + 1] = i * 0.5 }
  }
  counts := {0, 0, 0}
  for i := 1; i <= #t; i++ {
    if t[i] == true { counts[1] = counts[1] + 1 } elseif t[i] == false { counts[2] = counts[2] + 1 } else { counts[3] = counts[3] + t[i] }
  }
  return #t, counts[1], counts[2], counts[3]
}
print(of_two(700, {}))      // expect: 840	350	350	36995.0
print(of_two(700, {1.5}))   // expect: 841	350	350	36996.5

// Left in the middle: what has been stored is there.
func until(n, list, stop) {
  for i := 1; i <= n; i++ {
    list[i] = i * i
    if i == stop { error("at " .. i) }
  }
}
for i := 1; i <= 5; i++ { until(200, {}, 0) }
list := {}
print(pcall(until, 200, list, 77))  // expect: false	at 77
print(#list, list[77], list[78])    // expect: 77	5929	nil

// Metatables are asked.
log := 0
guarded := setmetatable({}, {__newindex: func(t, k, v) { log = log + 1; rawset(t, k, v) }})
until(150, guarded, 0)
print(#guarded, log)        // expect: 150	150

// Long rows, collected while they grow.
func long(n) {
  t := {}
  for i := 1; i <= n; i++ { t[i] = {i, i + 1} }
  s := 0
  for i := 1; i <= n; i++ { s = s + t[i][2] }
  return s
}
print(long(2500))          // expect: 3128750
