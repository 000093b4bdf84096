// Closures capture variables, not values, and share them.
func counter() {
  n := 0
  return func() { n++ return n }, func() { return n }, func(v) { n = v }
}
inc, get, set := counter()
inc() inc()
print(get()) // expect: 2
set(10)
print(inc(), get()) // expect: 11	11
inc2, get2 := counter()
print(inc2(), get2(), get()) // expect: 1	1	11
