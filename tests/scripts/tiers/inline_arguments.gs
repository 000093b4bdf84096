// Inlined functions get too few and too many arguments, and give fewer and more results than wanted.
func none() { return }
func one(a) { return a }
func two(a, b) { return b, a }
func three(a, b, c) {
  d := c
  c = a
  return c, b, d
}
func maybe(a) {
  if a { return a, 1, 2 }
}
func rest(a, ...) { return a, ... }
func pack(...) { return #{...}, ... }
func run(x) {
  a, b, c := one(x), two(x)
  d, e, f, g := three(x, 2)
  h, i := one(x, 5, 6)
  print(a, b, c, d, e, f, g, h, i)
  j, k, l := none(x)
  m, n := maybe(x)
  print(j, k, l, m, n, pack(none()), pack(maybe(x)))
  print(pack(one()), pack(two()), pack(three()))
  print(one(two(x, "y")), two(one(x)), three(two(x, 1)), two(three(x)))
  none(one(x))
  print(pack(none(), none()), pack(maybe(nil)), (two(x, 1)))
  t := {two(1, 2), two(3, 4)}
  print(#t, t[1], t[2], t[3], rest(two(x, 5)), rest())
  return two(x, "last")
}
for r := 1; r <= 3; r++ { print(run(r)) }
// expect: 1	nil	1	1	2	nil	nil	1	nil
// expect: nil	nil	nil	1	1	0	3	1	1	2
// expect: 0	0	0	nil	nil	nil
// expect: y	nil	1	nil	1
// expect: 0	0	1
// expect: 3	2	4	3	5	nil
// expect: last	1
// expect: 2	nil	2	2	2	nil	nil	2	nil
// expect: nil	nil	nil	2	1	0	3	2	1	2
// expect: 0	0	0	nil	nil	nil
// expect: y	nil	1	nil	2
// expect: 0	0	1
// expect: 3	2	4	3	5	nil
// expect: last	2
// expect: 3	nil	3	3	2	nil	nil	3	nil
// expect: nil	nil	nil	3	1	0	3	3	1	2
// expect: 0	0	0	nil	nil	nil
// expect: y	nil	1	nil	3
// expect: 0	0	1
// expect: 3	2	4	3	5	nil
// expect: last	3
print(run(nil))
// expect: nil	nil	nil	nil	2	nil	nil	nil	nil
// expect: nil	nil	nil	nil	nil	0	0
// expect: 0	0	0	nil	nil	nil
// expect: y	nil	1	nil	nil
// expect: 0	0	1
// expect: 3	2	4	3	5	nil
// expect: last	nil
// Passed on: as many as the callee gives.
func all(x) { return two(x, x) }
func only(x) { return one(x) }
func nothing(x) { return none(x) }
func either(x) { return maybe(x) }
for r := 1; r <= 3; r++ { print(all(r), only(r), pack(nothing(r)), either(r), pack(either(false))) }
// expect: 1	1	0	1	0
// expect: 2	2	0	2	0
// expect: 3	3	0	3	0
// Ends of recursions that give several results or none, and recursions whose results are arguments.
func walk(n, ...) {
  if n == 0 { return ... }
  return walk(n - 1, n, ...)
}
func pairs_of(n) {
  if n == 0 { return }
  if n == 1 { return 1, 2 }
  return pairs_of(n - 2)
}
func nest(m, n) {
  if m == 0 { return n + 1 }
  if n == 0 { return nest(m - 1, 1) }
  return nest(m - 1, nest(m, n - 1))
}
func sum(n) {
  if n < 1 { return 0, n }
  s, _ := sum(n - 1)
  return s + n, n
}
for r := 1; r <= 2; r++ { print(pack(pairs_of(6)), pack(pairs_of(7)), nest(2, 3), nest(0, 1), sum(10)) }
print(pack(sum(0)), pack(sum(1)), walk(3), (sum(2.5)), nest(1.0, 2))
// expect: 0	2	9	2	55	10
// expect: 0	2	9	2	55	10
// expect: 2	2	1	4.0	4
// The arguments' registers are the callee's variables: changing them changes nothing else.
func clobber(a, b) {
  a = b
  b = 0
  return a
}
func keep(x, y) {
  r := clobber(x, y)
  s := clobber(y, x)
  return x, y, r, s, clobber(x)
}
for r := 1; r <= 3; r++ { print(keep(r, "y")) }
// expect: 1	y	y	1	nil
// expect: 2	y	y	2	nil
// expect: 3	y	y	3	nil
