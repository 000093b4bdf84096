// Every number of results made, where every number is wanted.
func none() { }
func bare() { return }
func one() { return 1 }
func two() { return 1, 2 }
func five() { return 1, 2, 3, 4, 5 }
func holes() { return nil, 2, nil }
func tail(...) { return five(...) }
func varied(n) { return unpack({1, 2, 3, 4, 5, 6, 7}, 1, n) }
makers := {none, bare, one, two, five, holes, tail, varied}
func text(...) {
  parts := {}
  for i := 1; i <= #...; i++ { parts[i] = ...[i] == nil && "-" || tostring(...[i]) }
  return "[" .. table.concat(parts, " ") .. "]"
}
func forward(f, ...) { return f(...) }
func first(f, ...) { return (f(...)) }
func between(f, ...) { return "<", f(...), ">" }
func last(f, ...) { return "<", f(...) }
for i, f := range ipairs(makers) {
  f(3)
  a := f(3)
  b, c := f(3)
  d, e, g := "x", f(3)
  t := {f(3)}
  u := {"x", f(3), "y"}
  print(i, text(a), text(b, c), text(d, e, g), text(unpack(t, 1, 5)), text(unpack(u, 1, 3)))
}
// expect: 1	[-]	[- -]	[x - -]	[- - - - -]	[x - y]
// expect: 2	[-]	[- -]	[x - -]	[- - - - -]	[x - y]
// expect: 3	[1]	[1 -]	[x 1 -]	[1 - - - -]	[x 1 y]
// expect: 4	[1]	[1 2]	[x 1 2]	[1 2 - - -]	[x 1 y]
// expect: 5	[1]	[1 2]	[x 1 2]	[1 2 3 4 5]	[x 1 y]
// expect: 6	[-]	[- 2]	[x - 2]	[- 2 - - -]	[x - y]
// expect: 7	[1]	[1 2]	[x 1 2]	[1 2 3 4 5]	[x 1 y]
// expect: 8	[1]	[1 2]	[x 1 2]	[1 2 3 - -]	[x 1 y]
for i, f := range ipairs(makers) {
  print(i, text(f(3)), text(f(3), f(3)), text(forward(f, 3)), text(first(f, 3)), text(between(f, 3)), text(last(f, 3)))
}
// expect: 1	[]	[-]	[]	[-]	[< - >]	[<]
// expect: 2	[]	[-]	[]	[-]	[< - >]	[<]
// expect: 3	[1]	[1 1]	[1]	[1]	[< 1 >]	[< 1]
// expect: 4	[1 2]	[1 1 2]	[1 2]	[1]	[< 1 >]	[< 1 2]
// expect: 5	[1 2 3 4 5]	[1 1 2 3 4 5]	[1 2 3 4 5]	[1]	[< 1 >]	[< 1 2 3 4 5]
// expect: 6	[- 2 -]	[- - 2 -]	[- 2 -]	[-]	[< - >]	[< - 2 -]
// expect: 7	[1 2 3 4 5]	[1 1 2 3 4 5]	[1 2 3 4 5]	[1]	[< 1 >]	[< 1 2 3 4 5]
// expect: 8	[1 2 3]	[1 1 2 3]	[1 2 3]	[1]	[< 1 >]	[< 1 2 3]
// Where a single value is wanted: in operators, conditions, fields, keys and loops.
for i, f := range ipairs(makers) {
  truth := "false"
  if f(3) { truth = "true" }
  t := {}
  t.x = f(3)
  t[#t + 1], t.y = f(3), 7
  rounds := 0
  for f(3) && rounds < 2 { rounds++ }
  print(i, truth, !f(3), f(3) == nil, t.x, t[1], t.y, rounds, (f(3) || "or"), (f(3) && "and"))
}
// expect: 1	false	true	true	nil	nil	7	0	or	nil
// expect: 2	false	true	true	nil	nil	7	0	or	nil
// expect: 3	true	false	false	1	1	7	2	1	and
// expect: 4	true	false	false	1	1	7	2	1	and
// expect: 5	true	false	false	1	1	7	2	1	and
// expect: 6	false	true	true	nil	nil	7	0	or	nil
// expect: 7	true	false	false	1	1	7	2	1	and
// expect: 8	true	false	false	1	1	7	2	1	and
// One site, a number of results that changes from call to call.
for n := 0; n <= 7; n++ {
  a, b, c := varied(n)
  print(n, a, b, c, select("#", varied(n)), text(0, varied(n)), #{varied(n)})
}
// expect: 0	nil	nil	nil	0	[0]	0
// expect: 1	1	nil	nil	1	[0 1]	1
// expect: 2	1	2	nil	2	[0 1 2]	2
// expect: 3	1	2	3	3	[0 1 2 3]	3
// expect: 4	1	2	3	4	[0 1 2 3 4]	4
// expect: 5	1	2	3	5	[0 1 2 3 4 5]	5
// expect: 6	1	2	3	6	[0 1 2 3 4 5 6]	6
// expect: 7	1	2	3	7	[0 1 2 3 4 5 6 7]	7
