// A local function that nobody assigns reaches itself without a capture, also from functions inside it.
func test() {
  func fact(n) {
    if n < 2 { return 1 }
    return n * fact(n - 1)
  }
  func deep() { return func() { return func() { return deep } } }
  return fact(5), deep
}
// ast: main
// ast:   func test = #1
// ast:     #1 test ()
// ast:       func fact@0 = #2
// ast:         #2 fact (n@0)
// ast:           if (< n@0 2)
// ast:             return 1
// ast:           return (* n@0 (call fact^self (- n@0 1)))
// ast:       func deep@1 = #3
// ast:         #3 deep ()
// ast:           return #4
// ast:             #4 () captures deep<-self
// ast:               return #5
// ast:                 #5 () captures deep<-up0
// ast:                   return deep^0
// ast:       return (call fact@0 5) deep@1
