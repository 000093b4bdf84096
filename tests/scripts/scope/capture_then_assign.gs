// A variable assigned after its capture shows the new value to the closure, whichever way the text goes.
func later() {
  x := 1
  get := func() { return x }
  x = 2
  return get()
}
func in_branch(c) {
  x := 1
  get := func() { return x }
  if c { x = 2 }
  return get()
}
func before_in_loop() {
  x := 0
  gets := {}
  for i := 1; i <= 3; i++ {
    x = i
    gets[i] = func() { return x }
  }
  return gets[1](), gets[2](), gets[3]()
}
func in_post() {
  x := 0
  gets := {}
  for ; x < 3; x++ { gets[x] = func() { return x } }
  return gets[0](), gets[1](), gets[2]()
}
func by_compound() {
  x := 1
  get := func() { return x }
  x += 10
  x++
  return get()
}
func by_multiple() {
  x, y := 1, 2
  get := func() { return x .. "," .. y }
  x, y = y, x
  return get()
}
print(later(), in_branch(true), in_branch(false)) // expect: 2	2	1
print(before_in_loop()) // expect: 3	3	3
print(in_post()) // expect: 3	3	3
print(by_compound(), by_multiple()) // expect: 12	2,1
