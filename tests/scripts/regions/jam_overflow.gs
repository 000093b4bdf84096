// Sums that leave 48 bits in some of the rounds only, and outer counters that do.
func mark(list, from, to) {
  h := 7
  for i := from; i <= to; i++ {
    text := tostring(list[i])
    if list[i] == 0 { text ..= 1 / list[i] }
    for k := 1; k <= #text; k++ { h = (h * 31 + string.byte(text, k)) % 1000003 }
  }
  return h
}
func sums(v, o, n, width, x) {
  for i := 1; i <= n; i++ {
    s := x
    for k := 1; k <= width; k++ { s = s + v[k] * i }
    o[i] = s
  }
}
func numbers(n) {
  o := {}
  for i := 1; i <= n; i++ { o[i] = 0 }
  return o
}
v := {3, 1, 4, 1, 5, 9, 2, 6}
o := numbers(13)
for round := 1; round <= 100; round++ { sums(v, o, 13, 8, round) }
print(table.concat(o, " "))  // expect: 131 162 193 224 255 286 317 348 379 410 441 472 503
for i := 1; i <= 13; i++ { sums(v, o, 13, 8, 140737488355327 - i * 31) o[14] = mark(o, 1, 13) }
print(o[14])  // expect: 781666
sums(v, o, 13, 8, 140737488355327 - 31 * 6)
print(table.concat(o, " "))
// expect: 140737488355172 140737488355203 140737488355234 140737488355265 140737488355296 140737488355327 1.40737488355358e+14 1.40737488355389e+14 1.4073748835542e+14 1.40737488355451e+14 1.40737488355482e+14 1.40737488355513e+14 1.40737488355544e+14 781666
// (Doubles are in the row now, which others read.)
sums(o, numbers(13), 13, 8, 0)
w := {-3, -1, -4, -1, -5, -9, -2, -6}
o = numbers(13)
sums(w, o, 13, 8, -140737488355328 + 31 * 9)
print(table.concat(o, " "))
// expect: -1.4073748835508e+14 -1.40737488355111e+14 -1.40737488355142e+14 -1.40737488355173e+14 -1.40737488355204e+14 -1.40737488355235e+14 -1.40737488355266e+14 -1.40737488355297e+14 -1.40737488355328e+14 -1.40737488355359e+14 -1.4073748835539e+14 -1.40737488355421e+14 -1.40737488355452e+14
w = {3, 1, 4, 1, 30000000000000, 9, 2, 6}
o = numbers(13)
sums(w, o, 13, 8, 0)
print(table.concat(o, " "))
// expect: 30000000000026 60000000000052 90000000000078 120000000000104 1.5000000000013e+14 1.80000000000156e+14 2.10000000000182e+14 2.40000000000208e+14 2.70000000000234e+14 3.0000000000026e+14 3.30000000000286e+14 3.60000000000312e+14 3.90000000000338e+14

// The outer counter stops in front of its end, or becomes a double there.
func count(from, to, step, v, width) {
  total, last := 0, 0
  for i := from; i <= to; i += step {
    s := 0
    for k := 1; k <= width; k++ { s = s + v[k] + i % 3 }
    total += s
    last = i
  }
  return total, last
}
for round := 1; round <= 100; round++ { count(1, 40, 1 + round % 3, v, 8) }
print(count(140737488355300, 140737488355327, 5, v, 8))  // expect: 234	140737488355325
print(count(140737488355300, 140737488355320, 3, v, 8))  // expect: 273	140737488355318
print(count(140737488355300, 140737488355326, 13, v, 8))  // expect: 117	140737488355326
print(count(140737488355320, 140737488355330, 1, v, 8))  // expect: 421.0	1.4073748835533e+14
print(count(-140737488355328, -140737488355300, 2, v, 8))  // expect: 585.0	-1.407374883553e+14
print(count(1, 140737488355327, 46912496118442, v, 8))  // expect: 156	140737488355327
print(count(-140737488355328, 140737488355327, 70368744177663, v, 8))  // expect: 195.0	1.40737488355324e+14
