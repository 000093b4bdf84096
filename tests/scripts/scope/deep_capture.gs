// A variable is captured through several levels of functions.
func a() {
  x := 1
  return func() {
    y := x + 1
    return func() {
      z := y + 1
      return func() { x++ y++ z++ return x, y, z }
    }
  }
}
f := a()()()
f()
print(f()) // expect: 3	4	5
