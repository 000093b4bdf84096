// A local function that is assigned is an ordinary captured variable.
func test() {
  func f(n) { return f(n - 1) }
  f = trace(f)
  func g() { g = nil }
  return f, g
}
// ast: main
// ast:   func test = #1
// ast:     #1 test ()
// ast:       func f@0:cell = #2
// ast:         #2 f (n@0) captures f<-local0
// ast:           return (call f^0 (- n@0 1))
// ast:       assign f@0 = (call trace f@0)
// ast:       func g@1:cell = #3
// ast:         #3 g () captures g<-local1
// ast:           assign g^0 = nil
// ast:       return f@0 g@1
