// Variables captured from loops that are still running, shared by closures, calls, coroutines and goroutines.
func each(n) {
  fs, total := {}, 0
  for i := 1; i <= n; i++ {
    x := i * 10
    fs[#fs + 1] = func(d) {
      x += d
      return i, x
    }
    bump := func() { i += 1 }
    if i % 5 == 0 { bump() }
    total += x
    if i % 3 == 0 { fs[#fs](5) }
  }
  return fs, total
}
fs, total := each(20)
print(#fs, total)
for k, f := range ipairs(fs) { print(k, f(1)) }
// expect: 17	1770
// expect: 1	1	11
// expect: 2	2	21
// expect: 3	3	36
// expect: 4	4	41
// expect: 5	6	56
// expect: 6	7	71
// expect: 7	8	81
// expect: 8	9	96
// expect: 9	11	101
// expect: 10	12	126
// expect: 11	13	131
// expect: 12	14	141
// expect: 13	16	151
// expect: 14	17	171
// expect: 15	18	186
// expect: 16	19	191
// expect: 17	21	206
// One variable, several users, while the loop that owns it goes on.
func shared() {
  log, n := {}, 0
  add := func(v) { n += v }
  co := coroutine.wrap(func() { for { n += 100 coroutine.yield(n) } })
  done := make(chan)
  for i := 1; i <= 6; i++ {
    add(i)
    if i == 2 { log[#log + 1] = co() }
    if i == 3 { go func() { n += 1000 done <- n }() log[#log + 1] = <-done }
    if i == 4 { pcall(func() { n += 10000 error("x") }) }
    if i == 5 { table.map({1, 2}, func(v) { n += v * 0.25 }) }
    if i == 6 { log[#log + 1] = co() }
    log[#log + 1] = n
  }
  return unpack(log)
}
print(shared())
// expect: 1	103	103	1106	1106	11110	11115.75	11221.75	11221.75
// Nested loops, continue and break, captured at each level.
kept := {}
for i := 0; i < 4; i++ {
  for j := 0; j < 4; j++ {
    if j == i { continue }
    if i == 3 && j == 2 { break }
    kept[#kept + 1] = func() { j += 10 return i, j }
  }
}
for k, f := range ipairs(kept) {
  f()
  print(k, f())
}
// expect: 1	0	21
// expect: 2	0	22
// expect: 3	0	23
// expect: 4	1	20
// expect: 5	1	22
// expect: 6	1	23
// expect: 7	2	20
// expect: 8	2	21
// expect: 9	2	23
// expect: 10	3	20
// expect: 11	3	21
