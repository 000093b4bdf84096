// A header variable that the body changes after a capture.
func test(fs) {
  for i := 0; i < 10; i++ {
    fs[i] = func() { return i }
    i = i + 1
  }
}
// ast: main
// ast:   func test = #1
// ast:     #1 test (fs@0)
// ast:       for
// ast:         init declare i@1:cell = 0
// ast:         cond (< i@1 10)
// ast:         post update + i@1 1
// ast:         body
// ast:           assign (index fs@0 i@1) = #2
// ast:             #2 () captures i<-local1
// ast:               return i^0
// ast:           assign i@1 = (+ i@1 1)
