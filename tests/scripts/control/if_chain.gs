// The first true condition of a chain wins; later ones are not evaluated.
func kind(x) {
  if x == nil { return "nil" } elseif x { return "true-ish" } else { return "false" }
}
print(kind(nil), kind(0), kind(false), kind("")) // expect: nil	true-ish	false	true-ish
calls := 0
func test(v) { calls++ return v }
if test(false) { print("a") } elseif test(true) { print("b") } elseif test(true) { print("c") } // expect: b
print(calls) // expect: 2
if false {} elseif nil {} else { print("else") } // expect: else
if true {} else { print("never") }
