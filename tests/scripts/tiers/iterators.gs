// A range loop's function ends, is left, fails or pauses, in every way a loop can be left; the loop's variables are in place.
func upto(n) { return func(s, c) { if c < s { return c + 1, c * 0.5 } }, n, 0 }
func closure(n) {
  k := 0
  return func() {
    k++
    if k <= n { return k, k * 0.5 }
  }
}
func generator(n) { return coroutine.wrap(func() { for k := 1; k <= n; k++ { coroutine.yield(k, k * 0.5) } }) }
func pausing(n) { return func(s, c) { coroutine.yield("pause") if c < s { return c + 1, 0.5 } }, n, 0 }
func failing(n) { return func(s, c) { if c == s { error("at " .. c) } return c + 1 }, n, 0 }
func callable(n) {
  o := setmetatable({}, {__call: func(self, s, c) { if c < s { return c + 1 } }})
  return func(...) { return o(...) }, n, 0
}
func counting(n) { return func(...) { n-- if n >= 0 { return #..., n } } }
func list(n) {
  t := {}
  for i := 1; i <= n; i++ { t[i] = i * 0.5 }
  return t
}
makes := {upto, closure, generator, failing, callable, counting, list, pausing}
leaves := {"end", "break", "return", "error", "continue"}
// The three values of an iterator go through `range` at the place of the loop.
func walk_all(make, leave) {
  a, total, rounds := "kept", 0, 0
  for k, v := range make(5) {
    rounds++
    if leave == "break" && rounds == 3 { break }
    if leave == "return" && rounds == 3 { return "left", k, v, a }
    if leave == "error" && rounds == 3 { error("body " .. k) }
    if leave == "continue" && rounds % 2 == 0 { continue }
    total += k
  }
  return total, rounds, a
}
func drive(f, ...) {
  co := coroutine.create(f)
  pauses, r := 0, table.pack(coroutine.resume(co, ...))
  for coroutine.status(co) != "dead" {
    pauses++
    r = table.pack(coroutine.resume(co))
  }
  return pauses, unpack(r, 1, r.n)
}
for i, make := range ipairs(makes) {
  for j, leave := range ipairs(leaves) { print(i, leave, drive(walk_all, make, leave)) }
}
// expect: 1	end	0	true	15	5	kept
// expect: 1	break	0	true	3	3	kept
// expect: 1	return	0	true	left	3	1.0	kept
// expect: 1	error	0	false	body 3
// expect: 1	continue	0	true	9	5	kept
// expect: 2	end	0	true	15	5	kept
// expect: 2	break	0	true	3	3	kept
// expect: 2	return	0	true	left	3	1.5	kept
// expect: 2	error	0	false	body 3
// expect: 2	continue	0	true	9	5	kept
// expect: 3	end	0	true	15	5	kept
// expect: 3	break	0	true	3	3	kept
// expect: 3	return	0	true	left	3	1.5	kept
// expect: 3	error	0	false	body 3
// expect: 3	continue	0	true	9	5	kept
// expect: 4	end	0	false	at 5
// expect: 4	break	0	true	3	3	kept
// expect: 4	return	0	true	left	3	nil	kept
// expect: 4	error	0	false	body 3
// expect: 4	continue	0	false	at 5
// expect: 5	end	0	true	15	5	kept
// expect: 5	break	0	true	3	3	kept
// expect: 5	return	0	true	left	3	nil	kept
// expect: 5	error	0	false	body 3
// expect: 5	continue	0	true	9	5	kept
// expect: 6	end	0	true	10	5	kept
// expect: 6	break	0	true	4	3	kept
// expect: 6	return	0	true	left	2	2	kept
// expect: 6	error	0	false	body 2
// expect: 6	continue	0	true	6	5	kept
// expect: 7	end	0	true	15	5	kept
// expect: 7	break	0	true	3	3	kept
// expect: 7	return	0	true	left	3	1.5	kept
// expect: 7	error	0	false	body 3
// expect: 7	continue	0	true	9	5	kept
// expect: 8	end	6	true	15	5	kept
// expect: 8	break	3	true	3	3	kept
// expect: 8	return	3	true	left	3	0.5	kept
// expect: 8	error	3	false	body 3
// expect: 8	continue	6	true	9	5	kept
// Outside of a coroutine, in nested loops, and through a hundred rounds of the same site.
for i, make := range {upto, closure, generator, callable, counting, list} {
  total := 0
  for round := 1; round <= 100; round++ {
    for k := range make(3) {
      for l := range make(k + 1) { if l > 2 { break } total += l }
      pcall(func() { for m := range failing(2) { total += m } })
    }
  }
  print(i, total)
}
// expect: 1	1800
// expect: 2	1800
// expect: 3	1800
// expect: 4	1800
// expect: 5	2700
// expect: 6	1800
