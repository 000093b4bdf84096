// A closure that assigns keeps its variable in a cell.
func counter() {
  n := 0
  return func() {
    n++
    return n
  }
}
// ast: main
// ast:   func counter = #1
// ast:     #1 counter ()
// ast:       declare n@0:cell = 0
// ast:       return #2
// ast:         #2 () captures n<-local0
// ast:           update + n^0 1
// ast:           return n^0
