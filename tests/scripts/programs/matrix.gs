// Matrices with operators: product, transpose, determinant, power.
Matrix := {}
Matrix.__index = Matrix
func matrix_of(rows) { return setmetatable({rows: rows, n: #rows, m: #rows[1]}, Matrix) }
func identity(n) {
  rows := {}
  for i := 1; i <= n; i++ {
    rows[i] = {}
    for j := 1; j <= n; j++ { if i == j { rows[i][j] = 1 } else { rows[i][j] = 0 } }
  }
  return matrix_of(rows)
}
Matrix.__mul = func(a, b) {
  if type(a) == "number" { a, b = b, a }
  rows := {}
  for i := 1; i <= a.n; i++ {
    row := {}
    if type(b) == "number" {
      for j := 1; j <= a.m; j++ { row[j] = a.rows[i][j] * b }
    } else {
      for j := 1; j <= b.m; j++ {
        s := 0
        for k := 1; k <= a.m; k++ { s += a.rows[i][k] * b.rows[k][j] }
        row[j] = s
      }
    }
    rows[i] = row
  }
  return matrix_of(rows)
}
Matrix.__pow = func(a, e) {
  r := identity(a.n)
  for e > 0 {
    if e % 2 == 1 { r = r * a }
    a = a * a
    e = math.floor(e / 2)
  }
  return r
}
Matrix.__eq = func(a, b) {
  if a.n != b.n || a.m != b.m { return false }
  for i := 1; i <= a.n; i++ { for j := 1; j <= a.m; j++ { if a.rows[i][j] != b.rows[i][j] { return false } } }
  return true
}
Matrix.__tostring = func(a) {
  out := {}
  for i, row := range a.rows { out[i] = "[" .. table.concat(row, " ") .. "]" }
  return table.concat(out, "")
}
Matrix.transpose = func(self) {
  rows := {}
  for j := 1; j <= self.m; j++ {
    rows[j] = {}
    for i := 1; i <= self.n; i++ { rows[j][i] = self.rows[i][j] }
  }
  return matrix_of(rows)
}
Matrix.det = func(self) {
  if self.n == 1 { return self.rows[1][1] }
  d, sign := 0, 1
  for c := 1; c <= self.n; c++ {
    sub := {}
    for i := 2; i <= self.n; i++ {
      row := {}
      for j := 1; j <= self.n; j++ { if j != c { row[#row + 1] = self.rows[i][j] } }
      sub[i - 1] = row
    }
    d += sign * self.rows[1][c] * matrix_of(sub):det()
    sign = -sign
  }
  return d
}
a := matrix_of({{1, 2}, {3, 4}})
b := matrix_of({{0, 1}, {1, 0}})
print(a * b, b * a, 2 * a, a * 0.5) // expect: [2 1][4 3]	[3 4][1 2]	[2 4][6 8]	[0.5 1.0][1.5 2.0]
print(a:transpose(), a == a:transpose():transpose(), a == b) // expect: [1 3][2 4]	true	false
print(a:det(), matrix_of({{2, 0, 1}, {1, 3, 2}, {1, 1, 4}}):det()) // expect: -2	18
fib := matrix_of({{1, 1}, {1, 0}})
print((fib ** 50).rows[1][2], (fib ** 10).rows[1][2]) // expect: 12586269025	55
