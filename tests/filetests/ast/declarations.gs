// := and var make new variables, any number of values.
a := 1
b, c := f()
d, e := 1, 2, 3
var g
var h, i = 1, 2
var j int = 3
var k, l float64
func test() {
  a := a
  var a = a
  return a
}
// ast: main
// ast:   declare a = 1
// ast:   declare b c = (call f)
// ast:   declare d e = 1 2 3
// ast:   declare g
// ast:   declare h i = 1 2
// ast:   declare j = 3
// ast:   declare k l
// ast:   func test = #1
// ast:     #1 test ()
// ast:       declare a@0 = a
// ast:       declare a@1 = a@0
// ast:       return a@1
