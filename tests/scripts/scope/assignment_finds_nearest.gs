// An assignment goes to the nearest visible variable.
x := "global"
func f() {
  x = "set by f"
  x := "local of f"
  if true { x = "set in block" }
  g := func() { x = x .. ", set in g" }
  g()
  return x
}
print(f()) // expect: set in block, set in g
print(x) // expect: set by f
