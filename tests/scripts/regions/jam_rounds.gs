// As many rounds as there are, of either loop: forwards, backwards, in steps, counted in other ways, left early.
func mark(list, from, to) {
  h := 7
  for i := from; i <= to; i++ {
    text := tostring(list[i])
    if list[i] == 0 { text ..= 1 / list[i] }
    for k := 1; k <= #text; k++ { h = (h * 31 + string.byte(text, k)) % 1000003 }
  }
  return h
}
m := {}
for i := 1; i <= 16; i++ {
  m[i] = {}
  for j := 1; j <= 16; j++ { m[i][j] = (i * j) % 13 }
}
func backwards(m, o, n, width) {
  for j := n; j >= 1; j-- {
    s := 0
    for k := width; k >= 1; k-- { s += m[k][j] }
    o[j] = s
  }
}
func steps(m, o, n, width) {
  for j := 1; j <= n; j += 3 {
    s := 0
    for k := 1; k <= width; k += 2 { s += m[k][j] * j }
    o[j] = s
  }
}
func triangle(m, o, n, width) {
  for j := 1; j <= n; j++ {
    s := 0
    for k := 1; k <= j; k++ { s += m[k][j] }
    o[j] = s
  }
}
func as_long_as(m, o, n, width) {
  j := 1
  for j <= n {
    s, k := 0, 1
    for k <= width {
      s += m[k][j]
      k++
    }
    o[j] = s + k
    j++
  }
}
func rows(m, o, n, width) {
  for j := 1; j <= n; j++ {
    s := 0
    for k := 1; k <= #m; k++ { s += m[k][j] }
    o[j] = s
  }
}
func until(m, o, n, width) {
  for j := 1; j <= n; j++ {
    s := 0
    for k := 1; k <= width; k++ { s += m[k][j] }
    o[j] = s
    if s > 19 { break }
  }
}
func up_to(m, o, n, width) {
  for j := 1; j <= n; j++ {
    if j == width + 2 { break }
    s := 0
    for k := 1; k <= width; k++ { s += m[k][j] }
    o[j] = s
  }
}
func some(m, o, n, width) {
  for j := 1; j <= n; j++ {
    s := 0
    for k := 1; k <= width; k++ { s += m[k][j] }
    if s % 3 == 0 { continue }
    o[j] = s
  }
}
func list() {
  o := {}
  for i := 1; i <= 16; i++ { o[i] = -1 }
  return o
}
func all(f) {
  r := {}
  for round := 1; round <= 100; round++ { f(m, list(), 7 + round % 7, 3) }
  for n := 0; n <= 13; n++ {
    for width := 0; width <= 5; width++ {
      o := list()
      f(m, o, n, width)
      r[#r + 1] = mark(o, 1, 16)
    }
  }
  return mark(r, 1, #r)
}
print(all(backwards), all(steps), all(triangle))  // expect: 693028	226231	551030
print(all(as_long_as), all(rows))  // expect: 115878	483824
print(all(until), all(up_to), all(some))  // expect: 391323	694766	642939
