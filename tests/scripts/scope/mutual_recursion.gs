// Functions at top level see each other; nested ones need a variable first.
func even(n) { if n == 0 { return true } return odd(n - 1) }
func odd(n) { if n == 0 { return false } return even(n - 1) }
print(even(10), odd(7), even(3)) // expect: true	true	false
func f(n) {
  var q
  func p(n) { if n == 0 { return "p" } return q(n - 1) }
  q = func(n) { if n == 0 { return "q" } return p(n - 1) }
  return p(n)
}
print(f(4), f(5)) // expect: p	q
