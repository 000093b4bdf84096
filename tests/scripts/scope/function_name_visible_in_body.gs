// A named function sees itself, at top level and nested.
func fact(n) { if n <= 1 { return 1 } return n * fact(n - 1) }
print(fact(10)) // expect: 3628800
func outer(n) {
  func inner(k) { if k == 0 { return "end" } return inner(k - 1) }
  return inner(n)
}
print(outer(5), inner) // expect: end	nil
