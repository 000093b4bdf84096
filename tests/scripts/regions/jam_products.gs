// Products of matrices: four elements of a row at a time, from one pass over the row that they have in common. Of any size, and where
// the product is written into what it is made of.
func mark(list, from, to) {
  h := 7
  for i := from; i <= to; i++ {
    text := tostring(list[i])
    if list[i] == 0 { text ..= 1 / list[i] }
    for k := 1; k <= #text; k++ { h = (h * 31 + string.byte(text, k)) % 1000003 }
  }
  return h
}
func make(n, m, a, b) {
  r := {}
  for i := 1; i <= n; i++ {
    r[i] = {}
    for j := 1; j <= m; j++ { r[i][j] = ((i * a + j * b) % 11) / 4 + 0.5 }
  }
  return r
}
func by_rows(a, b, c, n) {
  for i := 1; i <= n; i++ {
    from, to := a[i], c[i]
    for j := 1; j <= n; j++ {
      s := 0.0
      for k := 1; k <= n; k++ { s += from[k] * b[k][j] }
      to[j] = s
    }
  }
}
func by_columns(a, b, c, n) {
  for j := 1; j <= n; j++ {
    for i := 1; i <= n; i++ {
      s, row := 0.0, a[i]
      for k := 1; k <= n; k++ { s += row[k] * b[k][j] }
      c[i][j] = s
    }
  }
}
func transposed(a, b, c, n) {
  for i := 1; i <= n; i++ {
    from, to := a[i], c[i]
    for j := 1; j <= n; j++ {
      s, column := 0.0, b[j]
      for k := 1; k <= n; k++ { s += from[k] * column[k] }
      to[j] = s
    }
  }
}
// Appended to a new row, as products often are.
func appended(a, b, unused, n) {
  c := {}
  for i := 1; i <= n; i++ {
    from, to := a[i], {}
    for j := 1; j <= n; j++ {
      s := 0.0
      for k := 1; k <= n; k++ { s += from[k] * b[k][j] }
      to[j] = s
    }
    c[i] = to
  }
  return c
}
func marks(c, n) {
  r := {}
  for i := 1; i <= n; i++ { r[i] = mark(c[i], 1, n) }
  return mark(r, 1, n)
}
func of_all_sizes(multiply) {
  r := {}
  for round := 1; round <= 3; round++ {
    for n := 0; n <= 13; n++ {
      a, b, c := make(n, n, 7, 3), make(n, n, 5, 13), make(n, n, 1, 1)
      c = multiply(a, b, c, n) || c
      if round == 3 { r[n + 1] = marks(c, n) }
    }
  }
  return table.concat(r, " ")
}
print(of_all_sizes(by_rows))  // expect: 7 332344 447762 124132 763749 166143 41523 403729 674684 738706 949564 834015 917000 656319
print(of_all_sizes(by_columns))  // expect: 7 332344 447762 124132 763749 166143 41523 403729 674684 738706 949564 834015 917000 656319
print(of_all_sizes(transposed))  // expect: 7 332344 478375 356381 729922 247405 189801 250708 644954 202545 534755 239616 310020 204365
print(of_all_sizes(appended))  // expect: 7 332344 447762 124132 763749 166143 41523 403729 674684 738706 949564 834015 917000 656319

// The product is one of its factors, or shares a row with it.
func in_place(multiply) {
  r := {}
  a, b := make(9, 9, 7, 3), make(9, 9, 5, 13)
  multiply(a, b, a, 9)
  r[1] = marks(a, 9)
  multiply(a, b, b, 9)
  r[2] = marks(b, 9)
  for i := 1; i <= 9; i++ {
    a, b, c := make(9, 9, 7, 3), make(9, 9, 5, 13), make(9, 9, 1, 1)
    c[i] = b[5]
    multiply(a, b, c, 9)
    r[#r + 1] = marks(c, 9)
  }
  a, b = make(9, 9, 7, 3), make(9, 9, 5, 13)
  for i := 1; i <= 9; i++ { b[i] = b[4] }
  multiply(a, b, b, 9)
  r[#r + 1] = marks(b, 9)
  return table.concat(r, " ")
}
print(in_place(by_rows))  // expect: 650862 684614 248774 671867 715787 9450 726084 699363 235618 154045 738706 845252
print(in_place(by_columns))  // expect: 650862 684614 248774 671867 715787 9450 726084 699363 235618 154045 738706 845252
print(in_place(transposed))  // expect: 588797 830046 925716 523695 609044 56917 28000 454558 218268 877749 418361 351420
