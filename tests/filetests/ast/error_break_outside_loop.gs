// break and continue do not cross a function.
break
for {
  f = func() { continue }
  break
}
if x { break }
// ast: error_break_outside_loop.gs: compile error at 2:1: break outside loop
// ast:    2 | break
// ast:      | ^
// ast: error_break_outside_loop.gs: compile error at 4:16: continue outside loop
// ast:    4 |   f = func() { continue }
// ast:      |                ^
// ast: error_break_outside_loop.gs: compile error at 7:8: break outside loop
// ast:    7 | if x { break }
// ast:      |        ^
