// := at the top level makes a global, in any block a local of the main program.
x := 1
if x {
  y := x
  f = func() { return x + y }
}
for i := 0; i < 1; i++ { x = i }
z = y
// ast: main
// ast:   declare x = 1
// ast:   if x
// ast:     declare y@0:copy = x
// ast:     assign f = #1
// ast:       #1 f () captures y<-local0
// ast:         return (+ x y^0)
// ast:   for
// ast:     init declare i@1 = 0
// ast:     cond (< i@1 1)
// ast:     post update + i@1 1
// ast:     body
// ast:       assign x = i@1
// ast:   assign z = y
