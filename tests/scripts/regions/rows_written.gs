// Rows are written while others are read: what holds rows is none of them, unless it is.
func eliminate(a, n) {
  for r := 2; r <= n; r++ {
    f := a[r][1] / a[1][1]
    for k := 1; k <= n; k++ { a[r][k] -= f * a[1][k] }
  }
}
func matrix(n) {
  m := {}
  for i := 1; i <= n; i++ {
    m[i] = {}
    for j := 1; j <= n; j++ { m[i][j] = (i * 7 + j * 3) % 11 + 0.5 }
  }
  return m
}
func digest(m, n) {
  sum := 0
  for i := 1; i <= n; i++ { for j := 1; j <= n; j++ { if type(m[i]) == "table" && type(m[i][j]) == "number" { sum = sum * 0.5 + m[i][j] } } }
  return string.format("%.9g", sum)
}
m := matrix(40)
eliminate(m, 40)
print(digest(m, 40))  // expect: 0.699839486

// All rows are the same one, which is read and written.
row := matrix(12)[3]
same := {}
for i := 1; i <= 12; i++ { same[i] = row }
eliminate(same, 12)
print(digest(same, 12))  // expect: NaN

// A row is replaced in the middle, by what is written through another name.
func shift(a, n, spare) {
  count := 0
  for i := 1; i <= n; i++ {
    row := a[2]
    row[i] = i
    if i == 20 { a[2] = spare }
    if i == 30 { spare[1] = spare }
    count += type(a[2][1]) == "number" && a[2][1] || 100
  }
  return count
}
rows := {{1, 2}, {}, {3}}
for i := 1; i <= 40; i++ { rows[2][i] = 0 }
spare := {}
for i := 1; i <= 40; i++ { spare[i] = -i }
print(shift(rows, 40, spare), rows[2] == spare, spare[1] == spare, spare[40])  // expect: 1109	true	true	40

// The table of rows is one of its rows.
func fill(a, n, v) {
  for i := 1; i <= n; i++ { for j := 1; j <= n; j++ { a[i][j] = v } }
}
own := {}
for i := 1; i <= 6; i++ { own[i] = {own, own, own, own, own, own} }
own[4] = own
other := {{1, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 1}}
for round := 1; round <= 20; round++ { fill(other, 4, {other}) }
print(pcall(fill, own, 6, other[1]))  // expect: true
print(own[4] == other[1], #own, own[1] == other[1], own[5] == other[1])  // expect: true	6	true	false
