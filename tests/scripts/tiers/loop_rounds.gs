// Loops without jumps inside, whose rounds leave variables in machine registers for the next: whatever happens to these variables
// in the middle of a round, and whoever looks at them, they are what has been assigned last.
max, min := 140737488355327, -140737488355327 - 1
func add(a, b) { return a + b }
func first(a, b) { return a }
plain_add := add

// Sums that overflow, and start as anything.
func sum_to(x, n, step) { for i := 1; i <= n; i++ { x = add(x, step) }  return x }
func count_to(x, n) { for i := 1; i <= n; i++ { x = add(x, 1) }  return x }
func both(x, y, n) { for i := 1; i <= n; i++ { x = x + y  y = y + 1 }  return x, y }
func down(x, n) { for i := n; i >= 1; i-- { x = x - 1 }  return x }
for k := 1; k <= 300; k++ { sum_to(0, 5, 2)  count_to(0, 5)  both(1, 2, 5)  down(9, 5) }
for _, x := range ipairs({0, 1.5, -3, -0.0, max - 2, max, min, min + 2, 1e300, 70368744177663}) {
  print(x, sum_to(x, 4, 2), sum_to(x, 4, -3), sum_to(x, 3, 0.25), count_to(x, 5), down(x, 4))
  print(both(x, 1, 4), both(1, x, 4))
}
print(count_to(0, 3.5), count_to(0, -1), count_to(0, 0), down(5, 2.5))

// The bound and the variable end up where only a double is right.
func moves(at, variable) {
  rounds := 0
  for i := 1; i <= 20; i++ {
    rounds = add(rounds, 1)
    if rounds == at { i = variable }
  }
  return rounds
}
func bounded(i, n, start, bound) {
  for ; i <= n; i += 7 { n = bound  i = start }
  return i, n
}
for k := 1; k <= 300; k++ { moves(3, 18)  bounded(1, 5, 6, 4) }
print(moves(3, max), moves(3, max - 1), moves(3, 18.5), moves(3, -2))
for _, p := range ipairs({{max, -1}, {max, min}, {max, min + 6}, {max - 6, max}, {max - 7, max - 1}, {max - 3, min + 9}, {1.5, 2}, {-9, -3}, {-1, 3}}) {
  print(bounded(1, 5, p[1], p[2]))
}

// Values change places from round to round.
func swap(a, b, n) { for i := 1; i <= n; i++ { a, b = b, a }  return a, b }
func fibonacci(a, b, n) { for i := 1; i <= n; i++ { a, b = b, a + b }  return a, b }
func turn(a, b, c, n) { for i := 1; i <= n; i++ { a, b, c = b, c, add(a, 1) }  return a, b, c }
for k := 1; k <= 300; k++ { swap(1, 2, 3)  fibonacci(0, 1, 9)  turn(1, 2, 3, 4) }
print(swap(1, "x", 5), swap(1, "x", 6), fibonacci(0, 1, 70), fibonacci(0, 0.5, 10))
print(turn(1, 2.5, max, 3), turn(max, max, max, 7))

// Other functions come in place of the one that is called, and go again; so they do from metamethods of what is added.
calls := 0
func sub(a, b) { calls++  return a - b }
func changes(n, other) {
  x := 0
  for i := 1; i <= n; i++ { x = add(x, i)  add = other }
  add = plain_add
  return x
}
for k := 1; k <= 300; k++ { changes(5, plain_add) }
print(changes(5, plain_add), changes(5, sub), changes(5, first), changes(5, math.max), calls)
print(pcall(changes, 5, nil))
add = plain_add
print(pcall(changes, 5, {}))
add = plain_add
handlers := {}
func garbage() { t := {}  for i := 1; i <= 2000; i++ { t = {i, {}} }  return t }
func number(v) { return setmetatable({v: v}, handlers) }
handlers.__add = func(a, b) {
  calls++
  garbage()
  if calls % 3 == 0 { add = first } else { add = plain_add }
  return number((type(a) == "table" && a.v || a) + (type(b) == "table" && b.v || b))
}
calls = 0
print(sum_to(number(1), 6, 2).v, calls)
add = plain_add
print(sum_to(1, 6, number(2)).v, calls)
add = plain_add
handlers.__add = func(a, b) { calls++  if calls == 100 { error("enough") }  return number(a.v + b) }
calls = 96
print(pcall(sum_to, number(1), 9, 2))
print(pcall(count_to, nil, 3))
print(pcall(count_to, {}, 3))

// Garbage is collected while only the frame has the value.
handlers.__add = func(a, b) { garbage()  return number(a.v + b) }
print(count_to(number(0), 30).v)

// Yields between the rounds, from an inlined function, with the loop's variables in the frame.
handlers.__add = func(a, b) { coroutine.yield(a.v)  return number(a.v + b) }
walk := coroutine.wrap(func() { return count_to(number(10), 5).v })
print(walk(), walk(), walk(), walk(), walk(), walk())

// Long enough to be entered while it runs, in the middle of which the type changes.
func long(n, x) { for i := 1; i <= n; i++ { x = add(x, 1) }  return x }
print(long(200000, 0), long(200000, max - 100000), long(200000, 0.5))
func entered(n) { x := 1  y := 0.5  for i := 1; i <= n; i++ { y = y * 1.0  x = add(x, 1) }  return x, y }
print(entered(100000))
func nested(n) {
  x := 0
  for i := 1; i <= n; i++ { for j := 1; j <= 3; j++ { x = add(x, j) }  x = add(x, i) }
  return x
}
print(nested(1000))

// Results nobody wants, and more than one call in a round.
count := 0
func note(a) { count = count + a }
func notes(n) { x := 0  for i := 1; i <= n; i++ { note(i)  x = add(x, 1)  note(1)  x = add(x, i) }  return x, count }
for k := 1; k <= 300; k++ { notes(3) }
count = 0
print(notes(10))
count = max - 20
print(notes(10))
count = "a"
print(pcall(notes, 10))
// expect: 0	8	-12	0.75	5	-4
// expect: 10	7	4
// expect: 1.5	9.5	-10.5	2.25	6.5	-2.5
// expect: 11.5	13.0	5.5
// expect: -3	5	-15	-2.25	2	-7
// expect: 7	-5	1
// expect: -0.0	8.0	-12.0	0.75	5.0	-4.0
// expect: 10.0	7.0	4.0
// expect: 140737488355325	1.40737488355333e+14	140737488355313	1.4073748835532575e+14	1.4073748835533e+14	140737488355321
// expect: 1.40737488355335e+14	5.62949953421307e+14	1.40737488355329e+14
// expect: 140737488355327	1.40737488355335e+14	140737488355315	1.4073748835532775e+14	1.40737488355332e+14	140737488355323
// expect: 1.40737488355337e+14	5.62949953421315e+14	1.40737488355331e+14
// expect: -140737488355328	-140737488355320	-1.4073748835534e+14	-1.4073748835532725e+14	-140737488355323	-1.40737488355332e+14
// expect: -140737488355318	-5.62949953421305e+14	-140737488355324
// expect: -140737488355326	-140737488355318	-1.40737488355338e+14	-1.4073748835532525e+14	-140737488355321	-1.4073748835533e+14
// expect: -140737488355316	-5.62949953421297e+14	-140737488355322
// expect: 1e+300	1e+300	1e+300	1e+300	1e+300	1e+300
// expect: 1e+300	4e+300	1e+300
// expect: 70368744177663	70368744177671	70368744177651	7.036874417766375e+13	70368744177668	70368744177659
// expect: 70368744177673	2.81474976710659e+14	70368744177667
// expect: 3	0	0	3
// expect: 3	3	4	25
// expect: 1.40737488355334e+14	-1
// expect: 1.40737488355334e+14	-140737488355328
// expect: 1.40737488355334e+14	-140737488355322
// expect: 1.40737488355328e+14	140737488355327
// expect: 140737488355327	140737488355326
// expect: 1.40737488355331e+14	-140737488355319
// expect: 8.5	2
// expect: -2	-3
// expect: 6	3
// expect: x	1	1.90392490709135e+14	27.5	44.5
// expect: 2	1.40737488355329e+14	1.40737488355329e+14	1.4073748835533e+14
// expect: 15	-13	1	5	4
// expect: false	attempt to call a nil value
// expect: false	attempt to call a table value
// expect: 7	3
// expect: 7	6
// expect: false	enough
// expect: false	attempt to perform arithmetic on a nil value
// expect: false	attempt to perform arithmetic on a table value
// expect: 30
// expect: 10	11	12	13	14	15
// expect: 200000	1.40737488455327e+14	200000.5
// expect: 100001	0.5
// expect: 506500
// expect: 65	65
// expect: 65	1.40737488355372e+14
// expect: false	attempt to perform arithmetic on a string value
