// Sums of doubles are made in the order in which the program makes them: zeros keep their signs, and what is no number goes through comparisons
// as it did.
func mark(list, from, to) {
  h := 7
  for i := from; i <= to; i++ {
    text := tostring(list[i])
    if list[i] == 0 { text ..= 1 / list[i] }
    for k := 1; k <= #text; k++ { h = (h * 31 + string.byte(text, k)) % 1000003 }
  }
  return h
}
func add(m, o, n, width) {
  for j := 1; j <= n; j++ {
    s := -0.0
    for k := 1; k <= width; k++ { s = s + m[k][j] }
    o[j] = s
  }
}
func multiply(m, o, n, width) {
  for j := 1; j <= n; j++ {
    s := 1.0
    for k := 1; k <= width; k++ { s = s * m[k][j] - 0.25 }
    o[j] = s
  }
}
func greatest(m, o, n, width) {
  for j := 1; j <= n; j++ {
    s := m[1][j]
    for k := 1; k <= width; k++ { s = math.max(s, m[k][j]) }
    o[j] = s
  }
}
func polynomials(m, o, n, width) {
  c := m[3]
  for j := 1; j <= n; j++ {
    s, x := 0.0, j / n
    for k := width; k >= 1; k-- { s = s * x + c[k] }
    o[j] = s
  }
}
func distances(m, o, n, width) {
  from := m[width]
  for j := 1; j <= n; j++ {
    s, to := 0.0, m[j]
    for k := 1; k <= width; k++ {
      d := from[k] - to[k]
      s += d * d
    }
    o[j] = math.sqrt(s)
  }
}
func count(m, o, n, width) {
  flags := m.flags
  for j := 1; j <= n; j++ {
    s := 0
    for k := 1; k <= width; k++ { s += flags[k] && k || 0 }
    o[j] = s + j
  }
}
func make(f) {
  m := {flags: {}}
  for i := 1; i <= 9; i++ {
    m[i] = {}
    m.flags[i] = i % 3 == 1
    for j := 1; j <= 13; j++ { m[i][j] = f(i, j) }
  }
  return m
}
nan, inf := 0.0 / 0.0, 1 / 0
kinds := {
  make(func(i, j) { return (i * j) % 7 - 3.5 }),
  make(func(i, j) { return (i * j) % 7 - 3.5 }),
  make(func(i, j) { return -0.0 }),
  make(func(i, j) { return i == 5 && j == 7 && nan || i - j + 0.5 }),
  make(func(i, j) { return i == 3 && inf || i == 6 && -inf || 1.5 }),
  make(func(i, j) { return i == 5 && 3 || 2.5 }),
  make(func(i, j) { return i * j % 5 }),
  make(func(i, j) { return (i + j) % 2 == 0 && 2 || 0.25 }),
  make(func(i, j) { return j == 9 && -0.0 || 0.0 }),
}
func all(f) {
  r := {}
  for round := 1; round <= 10; round++ {
    for q := 1; q <= #kinds; q++ {
      o := {}
      for i := 1; i <= 13; i++ { o[i] = 0.0 }
      f(kinds[round < 5 && 1 || q], o, 9, 9)
      if round == 10 { r[q] = mark(o, 1, 9) }
      f(kinds[round < 5 && 1 || q], o, 6, 7)
    }
  }
  return table.concat(r, " ")
}
print(all(add))  // expect: 214138 214138 102088 917983 289081 273557 298537 828219 167529
print(all(multiply))  // expect: 610647 610647 339421 376337 703219 8348 701746 196838 339421
print(all(greatest))  // expect: 306350 306350 102088 859153 665032 725770 409429 631035 167529
print(all(polynomials))  // expect: 900077 900077 202262 414577 665032 85199 635900 461195 202262
print(all(distances))  // expect: 435646 435646 202262 437054 351878 136700 892542 696896 202262
print(all(count))  // expect: 338302 338302 338302 338302 338302 338302 338302 338302 338302
