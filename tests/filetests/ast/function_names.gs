// Literals take the name of the place they go to, for tracebacks.
func declared() {}
assigned := func() {}
a.b.c = func() {}
list[1].run = func() {}
list[1] = func() {}
t := {handler: func() {}, "other": func() {}, func() {}}
x, y := func() {}, func() {}
call(func() {})
// ast: main
// ast:   func declared = #1
// ast:     #1 declared ()
// ast:   declare assigned = #2
// ast:     #2 assigned ()
// ast:   assign (index (index a "b") "c") = #3
// ast:     #3 a.b.c ()
// ast:   assign (index (index list 1) "run") = #4
// ast:     #4 run ()
// ast:   assign (index list 1) = #5
// ast:     #5 ()
// ast:   declare t = (table "handler"=#6 "other"=#7 #8)
// ast:     #6 handler ()
// ast:     #7 other ()
// ast:     #8 ()
// ast:   declare x y = #9 #10
// ast:     #9 x ()
// ast:     #10 y ()
// ast:   do (call call #11)
// ast:     #11 ()
