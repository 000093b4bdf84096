// What limits the counter stands in front of the inner loop, or in it, behind what is read at the counter: rows behind the last one are
// not looked at before it is known that there are such.
func sums(rows, to, width, limit, stop) {
  for j := 1; ; j++ {
    row := rows[j]
    s := row[1]
    if j >= limit { break }
    for k := 2; k <= width; k++ { s += row[k] }
    to[j] = s
    if j == stop { break }
  }
}
func inside(rows, v, to, width, limit, stop) {
  total := 0.0
  for j := 1; ; j++ {
    row := rows[j]
    s := row[1]
    for k := 2; k <= width; k++ {
      if j >= limit { return total }
      s += v[k] * s
    }
    total += s
    to[j] = s
    if j == stop { return total }
  }
}
func both(rows, to, width, n, limit) {
  for j := 1; j <= n; j++ {
    row := rows[j]
    s := row[1]
    if j >= limit { break }
    for k := 2; k <= width; k++ { s += row[k] }
    to[j] = s
  }
}
func make(n) {
  rows := {}
  for i := 1; i <= n; i++ { rows[i] = {1.5, 2.5, i + 0.5, 4.5} }
  return rows
}
to, v := {}, {1.5, 2.5, 3.5, 4.5}
for i := 1; i <= 40; i++ { to[i] = 0.0 }
rows := make(21)
for round := 1; round <= 300; round++ {
  sums(rows, to, 4, 20, 100)
  inside(rows, v, to, 4, 20, 100)
  both(rows, to, 4, 21, 20)
  both(rows, to, 4, 19, 21)
}
sums(rows, to, 4, 20, 100)
print(table.concat(to, " "))
// expect: 10.0 11.0 12.0 13.0 14.0 15.0 16.0 17.0 18.0 19.0 20.0 21.0 22.0 23.0 24.0 25.0 26.0 27.0 28.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0
total := 0.0
for n := 2; n <= 40; n++ {
  sums(make(n), to, 4, n, 100)
  total += inside(make(n), v, to, 4, n, 100)
  both(make(n), to, 4, 100000, n)
  both(make(n), to, 4, n, 100000)
}
print(total)  // expect: 101351.25
print(table.concat(to, " "))
// expect: 10.0 11.0 12.0 13.0 14.0 15.0 16.0 17.0 18.0 19.0 20.0 21.0 22.0 23.0 24.0 25.0 26.0 27.0 28.0 29.0 30.0 31.0 32.0 33.0 34.0 35.0 36.0 37.0 38.0 39.0 40.0 41.0 42.0 43.0 44.0 45.0 46.0 47.0 48.0 49.0
sums(make(9), to, 4, 20, 9)
print(pcall(sums, make(9), to, 4, 20, 100))  // expect: false	attempt to index a nil value
print(pcall(inside, make(9), v, to, 4, 20, 100))  // expect: false	attempt to index a nil value
