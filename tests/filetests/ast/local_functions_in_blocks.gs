// Two blocks with helpers of the same name, and one that mentions the other.
if a {
  func help() { return 1 }
  func use() { return help() }
} else {
  func help() { return 2 }
  help()
}
help()
// ast: main
// ast:   if a
// ast:     func help@0:copy = #1
// ast:       #1 help ()
// ast:         return 1
// ast:     func use@1 = #2
// ast:       #2 use () captures help<-local0
// ast:         return (call help^0)
// ast:   else
// ast:     func help@2 = #3
// ast:       #3 help ()
// ast:         return 2
// ast:     do (call help@2)
// ast:   do (call help)
