// A block sees the outer name until it declares its own.
func test(x) {
  if x {
    y := x
    x := 2
    x = y
  }
  for x := x; x < 3; x++ { x := x; f(x) }
  return x, y
}
// ast: main
// ast:   func test = #1
// ast:     #1 test (x@0)
// ast:       if x@0
// ast:         declare y@1 = x@0
// ast:         declare x@2 = 2
// ast:         assign x@2 = y@1
// ast:       for
// ast:         init declare x@3 = x@0
// ast:         cond (< x@3 3)
// ast:         post update + x@3 1
// ast:         body
// ast:           declare x@4 = x@3
// ast:           do (call f x@4)
// ast:       return x@0 y
