// The closure is older than the assignment: they share a cell.
func test() {
  x := 1
  f := func() { return x }
  x = 2
  return f
}
// ast: main
// ast:   func test = #1
// ast:     #1 test ()
// ast:       declare x@0:cell = 1
// ast:       declare f@1 = #2
// ast:         #2 f () captures x<-local0
// ast:           return x^0
// ast:       assign x@0 = 2
// ast:       return f@1
