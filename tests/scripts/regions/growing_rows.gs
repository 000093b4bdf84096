// Rows that grow while a loop is compiled: of every kind of element, with a dict beside them, with holes, from 0 and from 1.
func fill(n, first, value) {
  t := {}
  for i := first; i <= n; i++ { t[i] = value }
  return #t
}
for r := 1; r <= 60; r++ {
  a, b, c, d = fill(300, 1, true), fill(300, 0, 1), fill(40, 1, 0.5), fill(9, 0, false)
}
print(a, b, c, d)                               // expect: 300	300	40	9

// Entries of the dict join the row as soon as it reaches them.
func reach(n) {
  t := {}
  t[1500] = 7
  t.name = "row"
  for i := 1; i <= n; i++ { t[i] = i * 2 }
  return #t, t[1500], t.name
}
for r := 1; r <= 20; r++ { x, y, z = reach(1499) }
print(x, y, z)                                  // expect: 1500	7	row
print(reach(1600))                              // expect: 1600	3000	row

// Integers, then doubles, then strings and tables in one row; booleans among numbers are no bytes.
func widen(n) {
  t := {}
  for i := 1; i <= n; i++ { t[i] = i }
  for i := n + 1; i <= 2 * n; i++ { t[i] = i / 2 }
  for i := 2 * n + 1; i <= 3 * n; i++ { t[i] = i % 2 == 0 }
  for i := 3 * n + 1; i <= 4 * n; i++ { t[i] = {i} }
  sum := 0
  for i := 1; i <= 2 * n; i++ { sum = sum + t[i] }
  for i := 2 * n + 1; i <= 3 * n; i++ { if t[i] { sum = sum + 1 } }
  for i := 3 * n + 1; i <= 4 * n; i++ { sum = sum + t[i][1] }
  return sum
}
for r := 1; r <= 30; r++ { sum = widen(100) }
print(sum)                                      // expect: 47675.0

// Stores inside and at the end of the same row, downwards and over again.
func again(n) {
  t := {}
  for round := 1; round <= 3; round++ {
    for i := 0; i < n * round; i++ { t[i] = round * 1000 + i }
    for i := n * round; i > n; i-- { t[i] = i }
  }
  return #t, t[0], t[n], t[n + 1], t[3 * n]
}
for r := 1; r <= 30; r++ { p, q, s, u, v = again(100) }
print(p, q, s, u, v)                            // expect: 300	3000	3100	101	300

// The same step for all rounds, in both directions; with a limit that is not reached, and one that is not there.
func strike(n, step) {
  t := {}
  for i := 0; i <= n; i++ { t[i] = true }
  for i := step; i <= n; i = i + step { t[i] = false }
  for i := n; i >= 0; i = i + -step { t[i] = false }
  left := 0
  for i := 0; i <= n; i++ { if t[i] { left++ } }
  return left
}
for r := 1; r <= 60; r++ { left = strike(200, 1 + r % 7) }
print(left, strike(200, 3), strike(10, 1000))   // expect: 160	68	10
func sums(first, limit, step) {
  rounds := 0
  for i := first; i <= limit; i = i + step { rounds++ }
  return rounds
}
for r := 1; r <= 60; r++ { rounds = sums(0, 1000, r) }
print(rounds, sums(1, 140737488355327, 70368744177664), sums(140737488355000, 140737488355327, 100))  // expect: 17	2	4
