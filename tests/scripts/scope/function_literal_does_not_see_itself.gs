// The name left of a colon-equals sign is not yet visible in a local function literal.
func f() {
  g := func() { return g }
  return g()
}
print(f()) // expect: nil
func h() {
  var k
  k = func(n) { if n == 0 { return "recursed" } return k(n - 1) }
  return k(3)
}
print(h()) // expect: recursed
