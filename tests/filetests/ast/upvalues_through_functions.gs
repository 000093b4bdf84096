// A function in between carries the variable along, even if it has no use for it itself.
func outer() {
  a := 1
  b := 2
  return func() {
    c := 3
    return func() {
      b++
      return a + b + c
    }
  }
}
// ast: main
// ast:   func outer = #1
// ast:     #1 outer ()
// ast:       declare a@0:copy = 1
// ast:       declare b@1:cell = 2
// ast:       return #2
// ast:         #2 () captures b<-local1 a<-local0
// ast:           declare c@0:copy = 3
// ast:           return #3
// ast:             #3 () captures b<-up0 a<-up1 c<-local0
// ast:               update + b^0 1
// ast:               return (+ (+ a^1 b^0) c^2)
