// A colon-equals sign always creates new variables, also over a name of the same block.
func f() {
  x := 1
  get := func() { return x }
  x := x + 10
  x = x + 100
  return get(), x
}
print(f()) // expect: 1	111
func g() {
  a, b := 1, 2
  b, c := 20, 30
  return a, b, c
}
print(g()) // expect: 1	20	30
