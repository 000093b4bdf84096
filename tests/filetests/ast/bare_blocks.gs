// A block by itself opens a scope, at the top level too.
x := 1
{
  x := 2
  { x = 3; y := x }
  x = 4
}
x = 5
// ast: main
// ast:   declare x = 1
// ast:   block
// ast:     declare x@0 = 2
// ast:     block
// ast:       assign x@0 = 3
// ast:       declare y@1 = x@0
// ast:     assign x@0 = 4
// ast:   assign x = 5
