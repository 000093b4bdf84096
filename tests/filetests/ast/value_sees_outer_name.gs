// In x := func() { x() } the inner x is the outer one: the name exists only afterwards.
func test() {
  x := func() { x() }
  x := func() { x() }
  return x
}
// ast: main
// ast:   func test = #1
// ast:     #1 test ()
// ast:       declare x@0:copy = #2
// ast:         #2 x ()
// ast:           do (call x)
// ast:       declare x@1 = #3
// ast:         #3 x () captures x<-local0
// ast:           do (call x^0)
// ast:       return x@1
