// Variables captured in a loop keep their values when the loop is left early.
func f() {
  var keep
  for i := 0; i < 10; i++ {
    x := i * i
    if i == 4 { keep = func() { return i, x } break }
    if i == 2 { continue }
  }
  return keep()
}
print(f()) // expect: 4	16
