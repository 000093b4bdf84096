// Reads, writes and nested captures of one variable all act on the same place.
func f() {
  n := 0
  add := func(k) { n += k }
  nested := func() { return func() { n *= 2 return n } }
  for i := 1; i <= 3; i++ {
    add(i)
    n++
  }
  double := nested()
  r := double()
  n = n + 1
  add(1)
  return r, n, double()
}
print(f()) // expect: 18	20	40
