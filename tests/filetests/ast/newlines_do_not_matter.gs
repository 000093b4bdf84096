// Statements need no separators and expressions may go on after a line break.
a = 1 b = 2; c = 3;;
d =
  a +
  b
e = f
(g)(h)
return
1
// ast: main
// ast:   assign a = 1
// ast:   assign b = 2
// ast:   assign c = 3
// ast:   assign d = (+ a b)
// ast:   assign e = (call (call f g) h)
// ast:   return 1
