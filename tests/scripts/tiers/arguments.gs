// Every number of arguments meets every number of parameters, plain and variadic, at call sites that see only one number and
// at sites that see all of them.
func text(...) {
  parts := {}
  for i := 1; i <= #...; i++ { parts[i] = ...[i] == nil && "-" || tostring(...[i]) }
  return table.concat(parts, " ")
}
func p0() { return "none" }
func p1(a) { return text(a) }
func p2(a, b) { return text(a, b) }
func p4(a, b, c, d) { return text(a, b, c, d) }
func v0(...) { return text(#..., ...) }
func v1(a, ...) { return text(a, #..., ...) }
func v3(a, b, c, ...) { return text(a, b, c, #..., ...) }
func named(a, rest...) { return text(a, #rest, unpack(rest)) }
print(p0(), "|", p1(), "|", p2(), "|", p4(), "|", v0(), "|", v1(), "|", v3(), "|", named())
print(p0(1), "|", p1(1), "|", p2(1), "|", p4(1), "|", v0(1), "|", v1(1), "|", v3(1), "|", named(1))
print(p0(1, 2), "|", p1(1, 2), "|", p2(1, 2), "|", p4(1, 2), "|", v0(1, 2), "|", v1(1, 2), "|", v3(1, 2), "|", named(1, 2))
print(p1(1, 2, 3, 4, 5), "|", p4(1, 2, 3, 4, 5), "|", v1(1, 2, 3, 4, 5), "|", v3(1, 2, 3, 4, 5), "|", named(1, 2, 3, 4, 5))
// expect: none	|	-	|	- -	|	- - - -	|	0	|	- 0	|	- - - 0	|	- 0
// expect: none	|	1	|	1 -	|	1 - - -	|	1 1	|	1 0	|	1 - - 0	|	1 0
// expect: none	|	1	|	1 2	|	1 2 - -	|	2 1 2	|	1 1 2	|	1 2 - 0	|	1 1 2
// expect: 1	|	1 2 3 4	|	1 4 2 3 4 5	|	1 2 3 2 4 5	|	1 4 2 3 4 5
// Parameters that are not given are nil, whatever lay in their registers before.
func dirty() {
  a, b, c, d, e, f := 1, 2, 3, 4, 5, 6
  return a + b + c + d + e + f
}
func missing(a, b, c) {
  x := nil
  return a, b, c, x
}
for i := 0; i < 3; i++ {
  dirty()
  print(missing(i))
}
// expect: 0	nil	nil	nil
// expect: 1	nil	nil	nil
// expect: 2	nil	nil	nil
// One site, all numbers: from a row, after fixed ones, and from another call's results.
row := {1, 2, 3, 4, 5, 6}
func results(n) { return unpack(row, 1, n) }
functions := {p0, p1, p2, p4, v0, v1, v3, named}
for n := 0; n <= 6; n += 2 {
  lines := {}
  for i, f := range ipairs(functions) { lines[i] = f(unpack(row, 1, n)) }
  print(n, table.concat(lines, " | "))
}
// expect: 0	none | - | - - | - - - - | 0 | - 0 | - - - 0 | - 0
// expect: 2	none | 1 | 1 2 | 1 2 - - | 2 1 2 | 1 1 2 | 1 2 - 0 | 1 1 2
// expect: 4	none | 1 | 1 2 | 1 2 3 4 | 4 1 2 3 4 | 1 3 2 3 4 | 1 2 3 1 4 | 1 3 2 3 4
// expect: 6	none | 1 | 1 2 | 1 2 3 4 | 6 1 2 3 4 5 6 | 1 5 2 3 4 5 6 | 1 2 3 3 4 5 6 | 1 5 2 3 4 5 6
for n := 0; n <= 5; n++ { print(p2("x", results(n)), v1("x", results(n)), v1(results(n), results(n))) }
// expect: x -	x 0	- 0
// expect: x 1	x 1 1	1 1 1
// expect: x 1	x 2 1 2	1 2 1 2
// expect: x 1	x 3 1 2 3	1 3 1 2 3
// expect: x 1	x 4 1 2 3 4	1 4 1 2 3 4
// expect: x 1	x 5 1 2 3 4 5	1 5 1 2 3 4 5
// Arguments are values of the moment of the call: the callee may change its parameters.
func change(a, ...) {
  a = a + 1
  return a, ...
}
n := 10
print(change(n, n), n)
// expect: 11	10
