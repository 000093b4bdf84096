// What is written behind the inner loop is read by that of the next round, or is not.
func mark(list, from, to) {
  h := 7
  for i := from; i <= to; i++ {
    text := tostring(list[i])
    if list[i] == 0 { text ..= 1 / list[i] }
    for k := 1; k <= #text; k++ { h = (h * 31 + string.byte(text, k)) % 1000003 }
  }
  return h
}
func make(n, m) {
  r := {}
  for i := 1; i <= n; i++ {
    r[i] = {}
    for j := 1; j <= m; j++ { r[i][j] = ((i * 7 + j * 3) % 11) / 4 }
  }
  return r
}
func vector(n) {
  v := {}
  for i := 1; i <= n; i++ { v[i] = (i % 7) / 2 }
  return v
}
func step(a, x, y, b, n) {
  for i := 1; i <= n; i++ {
    s := 0.0
    for j := 1; j <= n; j++ { s = s + a[j][i] * x[j] }
    y[i] = s / 16 + b[i]
  }
}
a, x, y, b := make(11, 11), vector(11), vector(11), vector(11)
for round := 1; round <= 40; round++ { step(a, x, y, b, 11) }
print(mark(y, 1, 11))  // expect: 782616
// What is written is what is read: each round sees what those before it have written.
for round := 1; round <= 40; round++ { step(a, y, y, b, 11) }
print(mark(y, 1, 11))  // expect: 255541
step(a, x, a[3], b, 11)
print(mark(a[3], 1, 11))  // expect: 782616
step(a, a[4], y, b, 11)
print(mark(y, 1, 11))  // expect: 625823
step(a, x, y, y, 11)
print(mark(y, 1, 11))  // expect: 420468
step(a, x, x, x, 11)
print(mark(x, 1, 11))  // expect: 342934

// Sums over a window of a row that is written itself.
func window(from, to, n, width) {
  for i := width; i <= n; i++ {
    s := 0
    for k := 1; k <= width; k++ { s += from[i - k + 1] * k }
    to[i] = s % 1000
  }
}
v, o := {}, {}
for i := 1; i <= 80; i++ { v[i] = i % 17; o[i] = 0 }
for round := 1; round <= 40; round++ { window(v, o, 80, round % 6) }
print(mark(o, 1, 80))  // expect: 373114
window(v, v, 80, 5)
print(mark(v, 1, 80))  // expect: 998642

// Appended to what is read, and to something else.
func extend(v, to, n, width) {
  for i := 1; i <= n; i++ {
    s := 0
    for k := 1; k <= width; k++ { s += v[k] * i }
    to[#to + 1] = s % 97
  }
}
for round := 1; round <= 40; round++ { list := {} extend(v, list, 30, 5) last := list }
list := {}
extend(v, list, 30, 5)
print(#list, mark(list, 1, 30))  // expect: 30	829326
extend(list, list, 30, 30)
print(#list, mark(list, 1, 60))  // expect: 60	957463

// Two columns of one matrix: as long as they are two.
func columns(m, n, width, from, to) {
  for i := 1; i <= n; i++ {
    s := 0.0
    row := m[i]
    for k := 1; k <= width; k++ { s += m[k][from] * k + row[from] }
    row[to] = s / 64
  }
}
m := make(13, 6)
for round := 1; round <= 40; round++ { columns(m, 13, 6, 2, 3) }
print(mark(m[5], 1, 6), mark(m[13], 1, 6))  // expect: 64413	468215
columns(m, 13, 6, 2, 2)
print(mark(m[5], 1, 6), mark(m[13], 1, 6))  // expect: 351307	961343
