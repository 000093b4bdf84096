// All assignments come before the capture: the closure copies the value.
func test(flag) {
  var x
  if flag { x = 1 } else { x = 2 }
  flag = !flag
  return func() { return x, flag }
}
// ast: main
// ast:   func test = #1
// ast:     #1 test (flag@0:copy)
// ast:       declare x@1:copy
// ast:       if flag@0
// ast:         assign x@1 = 1
// ast:       else
// ast:         assign x@1 = 2
// ast:       assign flag@0 = (not flag@0)
// ast:       return #2
// ast:         #2 () captures x<-local1 flag<-local0
// ast:           return x^0 flag^1
