// The next round assigns after the capture of this one.
func test() {
  last := nil
  for i := 0; i < 3; i++ {
    last = i
    defer_call(func() { return last })
  }
}
// ast: main
// ast:   func test = #1
// ast:     #1 test ()
// ast:       declare last@0:cell = nil
// ast:       for
// ast:         init declare i@1 = 0
// ast:         cond (< i@1 3)
// ast:         post update + i@1 1
// ast:         body
// ast:           assign last@0 = i@1
// ast:           do (call defer_call #2)
// ast:             #2 () captures last<-local0
// ast:               return last^0
