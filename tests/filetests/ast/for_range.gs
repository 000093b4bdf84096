// One or two names, any expression.
for k := range t { f(k) }
for k, v := range pairs(t) { f(k, v) }
for i := range 10 {}
for v := range ch {}
func each(...) { for i, x := range ... { f(i, x) } }
// ast: main
// ast:   range k@0 in t
// ast:     do (call f k@0)
// ast:   range k@1 v@2 in (call pairs t)
// ast:     do (call f k@1 v@2)
// ast:   range i@3 in 10
// ast:   range v@4 in ch
// ast:   func each = #1
// ast:     #1 each (...)
// ast:       range i@0 x@1 in ...
// ast:         do (call f i@0 x@1)
