// Loops that end with a sum and its comparison: with every start against every bound, bounds that change while the loop runs, and
// operands that only metamethods can compare. Each loop has run with natural numbers before.
max, min := 140737488355327, -140737488355327 - 1
zero := 0
func rounds_le(i, n) { c := 0  for ; i <= n; i++ { c++  if c == 5 { break } }  return c, i }
func rounds_lt(i, n) { c := 0  for ; i < n; i += 3 { c++  if c == 5 { break } }  return c, i }
func rounds_ge(i, n) { c := 0  for ; i >= n; i-- { c++  if c == 5 { break } }  return c, i }
func rounds_gt(i, n) { c := 0  for ; i > n; i -= 2 { c++  if c == 5 { break } }  return c, i }
func to_3(i) { c := 0  for ; i <= 3; i++ { c++  if c == 9 { break } }  return c, i }
func below_7(i) { c := 0  for ; i < 7; i += 2 { c++  if c == 9 { break } }  return c, i }
func down_to_2(i) { c := 0  for ; i >= 2; i-- { c++  if c == 9 { break } }  return c, i }
func above_0(i) { c := 0  for ; i > 0; i -= 2 { c++  if c == 9 { break } }  return c, i }
func down_to_0(i) { c := 0  for ; i >= 0; i -= 5 { c++  if c == 9 { break } }  return c, i }
for k := 1; k <= 500; k++ {
  rounds_le(k, k + 3) rounds_lt(k, k + 3) rounds_ge(k + 3, k) rounds_gt(k + 3, k)
  to_3(0) below_7(0) down_to_2(5) above_0(5) down_to_0(5)
}
for i, p := range ipairs({{-3, -1}, {-3, 2}, {-1, 1}, {0, 0}, {1, 2.5}, {0.5, 2}, {-0.0, 1.0}, {max - 1, max}, {max - 2, max + 0.0}, {min, min + 2},
                          {1, max}, {5, -5}, {1, 0 / zero}, {0 / zero, 1}, {1, 1 / zero}, {70368744177663, 70368744177665}}) {
  a, b := p[1], p[2]
  print(i, rounds_le(a, b), rounds_lt(a, b), rounds_ge(b, a), rounds_gt(b, a))
}
for i, x := range ipairs({-2, -1, 0, 1, 2, 6, 7, 1.5, -0.0, 0 / zero, max, min, min + 1}) {
  print(x, to_3(x), below_7(x), down_to_2(x), above_0(x), down_to_0(x))
}
// The variable and the bound change in the middle.
func changes(n, at, variable, bound) {
  seen := {}
  for i := 1; i <= n; i++ {
    seen[#seen + 1] = tostring(i)
    if #seen == at { i = variable  n = bound }
    if #seen > at + 3 { break }
  }
  return table.concat(seen, " ")
}
for k := 1; k <= 200; k++ { changes(20, 30, 1, 1) }
for i, p := range ipairs({{1.5, 3}, {1, 2.5}, {-3, -1}, {1, -1}, {-1, 1}, {max - 1, max}, {max, max + 0.5}, {min, min + 1}, {1, 0 / zero}, {0 / zero, 1},
                          {70368744177662, 70368744177665}, {"7", 9}}) {
  print(i, changes(20, 10, p[1], p[2]))
}
for i, p := range ipairs({{1, nil}, {nil, 1}, {1, "2"}, {1, true}, {{}, 1}, {1, {}}, {1, print}}) { print(i, pcall(changes, 20, 10, p[1], p[2])) }
// A comparison that calls: it may end the loop, go on, or fail, and the variable is what has been stored.
calls := 0
handlers := {
  __lt: func(a, b) { calls++  return calls < 40 },
  __le: func(a, b) { calls++  if calls == 90 { error("enough") }  return calls < 100 && calls != 60 },
  __add: func(a, b) { calls++  return 7 }
}
bound := setmetatable({}, handlers)
func below(n, at) { s := 0  for i := 0; i < n; i++ { s += i  if i == at { n = bound } }  return s }
func up_to(n, at) { s := 0  for i := 0; i <= n; i++ { s += i  if i == at { n = bound } }  return s }
func from(first, n) { s := 0  for i := first; i <= n; i++ { s += 1 }  return s }
for k := 1; k <= 200; k++ { below(20, -1) up_to(20, -1) from(1, 20) }
print(below(20, 10), calls)
print(up_to(20, 10), calls)
print(pcall(up_to, 20, 5))
print(calls)
calls = 91
print(from(bound, 8), calls)
// expect: 1	3	1	3	1	-3
// expect: 2	5	2	5	3	-4
// expect: 3	3	1	3	1	-1
// expect: 4	1	0	1	0	0
// expect: 5	2	1	2	1	0.5
// expect: 6	2	1	2	1	0
// expect: 7	2	1	2	1	-1.0
// expect: 8	2	1	2	1	140737488355325
// expect: 9	3	1	3	1	1.40737488355325e+14
// expect: 10	3	1	3	1	-140737488355328
// expect: 11	5	5	5	5	140737488355319
// expect: 12	0	0	0	0	-5
// expect: 13	0	0	0	0	NaN
// expect: 14	0	0	0	0	1
// expect: 15	5	5	5	5	+Inf
// expect: 16	3	1	3	1	70368744177663
// expect: -2	6	5	0	0	0	-2
// expect: -1	5	4	0	0	0	-1
// expect: 0	4	4	0	0	1	-5
// expect: 1	3	3	0	1	1	-4
// expect: 2	2	3	1	1	1	-3
// expect: 6	0	1	5	3	2	-4
// expect: 7	0	0	6	4	2	-3
// expect: 1.5	2	3	0	1	1	-3.5
// expect: -0.0	4	4	0	0	1	-5.0
// expect: NaN	0	0	0	0	0	NaN
// expect: 140737488355327	0	0	9	9	9	140737488355287
// expect: -140737488355328	9	9	0	0	0	-140737488355328
// expect: -140737488355327	9	9	0	0	0	-140737488355327
// expect: 1	1 2 3 4 5 6 7 8 9 10 2.5
// expect: 2	1 2 3 4 5 6 7 8 9 10 2
// expect: 3	1 2 3 4 5 6 7 8 9 10 -2 -1
// expect: 4	1 2 3 4 5 6 7 8 9 10
// expect: 5	1 2 3 4 5 6 7 8 9 10 0 1
// expect: 6	1 2 3 4 5 6 7 8 9 10 140737488355327
// expect: 7	1 2 3 4 5 6 7 8 9 10
// expect: 8	1 2 3 4 5 6 7 8 9 10 -140737488355327
// expect: 9	1 2 3 4 5 6 7 8 9 10
// expect: 10	1 2 3 4 5 6 7 8 9 10
// expect: 11	1 2 3 4 5 6 7 8 9 10 70368744177663 70368744177664 70368744177665
// expect: 12	1 2 3 4 5 6 7 8 9 10 8 9
// expect: 1	false	attempt to compare number with nil
// expect: 2	false	attempt to perform arithmetic on a nil value
// expect: 3	false	attempt to compare number with string
// expect: 4	false	attempt to compare number with boolean
// expect: 5	false	attempt to perform arithmetic on a table value
// expect: 6	false	attempt to compare number with table
// expect: 7	false	attempt to compare number with function
// expect: 1225	40
// expect: 435	60
// expect: false	enough
// expect: 90
// expect: 3	93
