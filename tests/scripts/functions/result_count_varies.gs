// One call site may see different counts of results.
func vals(n) {
  if n == 0 { return }
  if n == 1 { return "a" }
  return "a", "b", "c"
}
for i := 0; i < 3; i++ { print(i, vals(i)) }
// expect: 0
// expect: 1	a
// expect: 2	a	b	c
x, y := vals(0)
print(x, y) // expect: nil	nil
x, y = vals(2)
print(x, y) // expect: a	b
