// A range over a function calls it until its first result is nil.
func upto(n) {
  i := 0
  return func() {
    i++
    if i <= n { return i, i * i }
  }
}
for i, sq := range upto(3) { print(i, sq) }
// expect: 1	1
// expect: 2	4
// expect: 3	9
for i := range upto(2) { print(i) }
// expect: 1
// expect: 2
calls := 0
for x := range func() { calls++ if calls < 3 { return false } return nil } { print(x) }
// expect: false
// expect: false
for x := range func() { return } { print("never") }
