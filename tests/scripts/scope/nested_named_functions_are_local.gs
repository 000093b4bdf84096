// Equally named helpers of two functions do not disturb each other.
func a() {
  func helper() { return "a's helper" }
  return func() { return helper() }
}
func b() {
  func helper() { return "b's helper" }
  return func() { return helper() }
}
fa := a()
fb := b()
print(fa(), fb(), helper) // expect: a's helper	b's helper	nil
if true { func inBlock() { return 1 } print(inBlock()) } // expect: 1
print(inBlock) // expect: nil
