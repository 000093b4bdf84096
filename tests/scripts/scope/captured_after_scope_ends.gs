// A captured variable outlives its block and keeps its last value.
func f() {
  var get
  var bump
  {
    hidden := 1
    get = func() { return hidden }
    bump = func() { hidden++ }
  }
  { other := 99 }
  bump()
  return get()
}
print(f()) // expect: 2
