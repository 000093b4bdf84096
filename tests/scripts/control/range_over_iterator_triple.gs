// A range over function, state and control value calls f(state, control).
func iter(s, c) {
  c++
  if c <= #s { return c, s[c] }
}
func each(t) { return iter, t, 0 }
for i, v := range each({"a", "b"}) { print(i, v) }
// expect: 1	a
// expect: 2	b
func down(limit, x) { if x > limit { return x - 1 } }
func countdown(from) { return down, 0, from }
for x := range countdown(3) { print(x) }
// expect: 2
// expect: 1
// expect: 0
