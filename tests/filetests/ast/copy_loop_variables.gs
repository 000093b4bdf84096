// Each round has its own i, k and v; i++ happens at the start of a copy's life.
func test(t, fs) {
  for i := 0; i < 3; i++ {
    fs[i] = func() { return i }
  }
  for k, v := range t {
    fs[k] = func() { return v }
  }
}
// ast: main
// ast:   func test = #1
// ast:     #1 test (t@0 fs@1)
// ast:       for
// ast:         init declare i@2:copy = 0
// ast:         cond (< i@2 3)
// ast:         post update + i@2 1
// ast:         body
// ast:           assign (index fs@1 i@2) = #2
// ast:             #2 () captures i<-local2
// ast:               return i^0
// ast:       range k@3 v@4:copy in t@0
// ast:         assign (index fs@1 k@3) = #3
// ast:           #3 () captures v<-local4
// ast:             return v^0
