// A variable captured by a function inside a function follows later assignments too.
func f() {
  x := 1
  outer := func() { return func() { return x } }
  early := outer()
  x = 2
  return early(), outer()()
}
print(f()) // expect: 2	2
func g() {
  x := 1
  set := func() { return func(v) { x = v } }
  get := func() { return x }
  set()(5)
  return x, get()
}
print(g()) // expect: 5	5
func h(p) {
  inner := func() { return func() { p++ return p } }
  a, b := inner(), inner()
  a()
  b()
  return p
}
print(h(10)) // expect: 12
