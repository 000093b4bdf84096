// Of the rows that four sums have in common, one is of another kind, shorter, or not there: then each sum is made for itself, as far as
// that goes, and what was written before the error is there.
func mark(list, from, to) {
  h := 7
  for i := from; i <= to; i++ {
    text := tostring(list[i])
    if list[i] == 0 { text ..= 1 / list[i] }
    for k := 1; k <= #text; k++ { h = (h * 31 + string.byte(text, k)) % 1000003 }
  }
  return h
}
func product(m, x, y, n, k) {
  for j := 1; j <= n; j++ {
    s := 0.0
    for i := 1; i <= k; i++ { s += m[i][j] * x[i] }
    y[j] = s
  }
}
func make() {
  m := {}
  for i := 1; i <= 6; i++ {
    m[i] = {}
    for j := 1; j <= 12; j++ { m[i][j] = ((i * 3 + j * 5) % 7 + 1) / 4 }
  }
  return m
}
func vector(n) {
  v := {}
  for i := 1; i <= n; i++ { v[i] = (i % 5) / 2 }
  return v
}
for round := 1; round <= 60; round++ { product(make(), vector(6), vector(12), 12, 6) }
func broken(how) {
  r := {}
  for i := 1; i <= 6; i++ {
    m, y := make(), vector(12)
    how(m, i)
    ok, e := pcall(product, m, vector(6), y, 12, 6)
    r[i] = mark(y, 1, 12) .. (e && " " .. e || "")
  }
  return table.concat(r, " ")
}
print(broken(func(m, i) { for j := 1; j <= 12; j++ { m[i][j] = j } }))  // expect: 251097 655952 679404 361846 290171 609215
print(broken(func(m, i) { m[i][7] = 3 }))  // expect: 307890 528727 330146 929055 290171 453059
print(broken(func(m, i) { m[i][7] = -0.0 }))  // expect: 124781 880866 397243 237014 290171 336556
print(broken(func(m, i) { m[i][7] = 0 / 0 }))  // expect: 518254 518254 518254 518254 518254 518254
print(broken(func(m, i) { m[i][7] = "3" }))  // expect: 307890 528727 330146 929055 290171 453059
print(broken(func(m, i) { m[i][7] = nil }))
// expect: 855304 attempt to perform arithmetic on a nil value 855304 attempt to perform arithmetic on a nil value 855304 attempt to perform arithmetic on a nil value 855304 attempt to perform arithmetic on a nil value 855304 attempt to perform arithmetic on a nil value 855304 attempt to perform arithmetic on a nil value
print(broken(func(m, i) { m[i][7] = {} }))
// expect: 855304 attempt to perform arithmetic on a table value 855304 attempt to perform arithmetic on a table value 855304 attempt to perform arithmetic on a table value 855304 attempt to perform arithmetic on a table value 855304 attempt to perform arithmetic on a table value 855304 attempt to perform arithmetic on a table value
print(broken(func(m, i) { m[i] = {1.5, 2.5, 3.5, 4.5, 5.5} }))
// expect: 381527 attempt to perform arithmetic on a nil value 723105 attempt to perform arithmetic on a nil value 167512 attempt to perform arithmetic on a nil value 135035 attempt to perform arithmetic on a nil value 743672 attempt to perform arithmetic on a nil value 578052 attempt to perform arithmetic on a nil value
print(broken(func(m, i) { m[i] = nil }))
// expect: 138679 attempt to index a nil value 138679 attempt to index a nil value 138679 attempt to index a nil value 138679 attempt to index a nil value 138679 attempt to index a nil value 138679 attempt to index a nil value
print(broken(func(m, i) { m[i] = 7 }))
// expect: 138679 attempt to index a number value 138679 attempt to index a number value 138679 attempt to index a number value 138679 attempt to index a number value 138679 attempt to index a number value 138679 attempt to index a number value
print(broken(func(m, i) { m[i] = m }))
// expect: 138679 attempt to perform arithmetic on a table value 138679 attempt to perform arithmetic on a table value 138679 attempt to perform arithmetic on a table value 138679 attempt to perform arithmetic on a table value 138679 attempt to perform arithmetic on a table value 138679 attempt to perform arithmetic on a table value
print(broken(func(m, i) { m[i] = m[3] }))  // expect: 97052 614988 290171 356986 290171 972905
print(broken(func(m, i) { m[i] = setmetatable({1.5, 2.5}, {__index: func(t, k) { return k * 100 }}) }))
// expect: 195922 807527 687047 262540 290171 610898
print(broken(func(m, i) { m[i][7] = setmetatable({}, {__mul: func(a, b) { return 0.25 }}) }))
// expect: 852366 107062 878907 331577 979441 967502

// A row changes its kind between two rounds of the outer loop, by a round itself.
func changing(m, x, y, n, k, other) {
  for j := 1; j <= n; j++ {
    s := 0.0
    for i := 1; i <= k; i++ { s += m[i][j] * x[i] }
    y[j] = s
    if j == 6 { other[9] = 4 }
  }
}
for round := 1; round <= 60; round++ { changing(make(), vector(6), vector(12), 12, 6, vector(12)) }
func changes() {
  r := {}
  for i := 1; i <= 6; i++ {
    m, y := make(), vector(12)
    changing(m, vector(6), y, 12, 6, m[i])
    r[i] = mark(y, 1, 12)
  }
  return table.concat(r, " ")
}
print(changes())  // expect: 14441 566180 230737 881665 290171 520818
