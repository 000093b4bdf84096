// What the inner loop reads is a global, a field or a captured variable, which is written behind it; or what is behind it calls, captures, yields.
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
for i := 1; i <= 8; i++ {
  m[i] = {}
  for j := 1; j <= 14; j++ { m[i][j] = (i * j) % 13 }
}
factor, last := 1, 0
func reads_global(n, width) {
  total := 0
  for j := 1; j <= n; j++ {
    s := 0
    for k := 1; k <= width; k++ { s += m[k][j] * factor }
    factor = s % 5 + 1
    total += s
  }
  return total
}
func reads_other_global(n, width) {
  total := 0
  for j := 1; j <= n; j++ {
    s := 0
    for k := 1; k <= width; k++ { s += m[k][j] * factor }
    last = s
    total += s
  }
  return total + last
}
func field(from, to, n, width) {
  total := 0
  for j := 1; j <= n; j++ {
    s := 0
    for k := 1; k <= width; k++ { s += m[k][j] * from.f }
    to.f = s % 5 + 1
    total += s
  }
  return total
}
x, y := {f: 1}, {f: 2}
func two_tables(n, width) { return field(x, y, n, width) + y.f }
func one_table(n, width) { return field(x, x, n, width) + x.f }
func upvalues() {
  u := 1
  return func(n, width) {
    total := 0
    for j := 1; j <= n; j++ {
      s := 0
      for k := 1; k <= width; k++ { s += m[k][j] * u }
      u = s % 5 + 1
      total += s
    }
    return total
  }
}
func captures(n, width) {
  list := {}
  for j := 1; j <= n; j++ {
    s := 0
    for k := 1; k <= width; k++ { s += m[k][j] }
    list[j] = func() { s += j return s }
  }
  total := 0
  for j := 1; j <= n; j++ { total = total * 3 % 1000 + list[j]() + list[j]() }
  return total
}
func yields(n, width) {
  next := coroutine.wrap(func() {
    for j := 1; j <= n; j++ {
      s := 0
      for k := 1; k <= width; k++ { s += m[k][j] }
      coroutine.yield(s)
    }
    return 0
  })
  total := 0
  for j := 0; j <= n; j++ { total = total * 3 % 10007 + next() }
  return total
}
func square(x) { return x * x }
func calls(n, width) {
  o := {}
  for j := 1; j <= n; j++ {
    s := 0
    for k := 1; k <= width; k++ { s += square(m[k][j]) + math.max(j, k) }
    o[j] = s
  }
  return mark(o, 1, n)
}
func texts(n, width) {
  text := ""
  for j := 1; j <= n; j++ {
    s := 0
    for k := 1; k <= width; k++ { s += m[k][j] }
    text = text .. s .. ","
  }
  return mark({text}, 1, 1)
}
func carries(n, width) {
  total, best, count := 0, 0, 0
  for j := 1; j <= n; j++ {
    s := 0
    for k := 1; k <= width; k++ { s += m[k][j] * (j + k) }
    total += s
    count++
    if s % 7 > best { best = s % 7 total += 1 } else { total -= best }
  }
  return total * 100 + best * 10 + count
}
func all(f) {
  r := {}
  for round := 1; round <= 100; round++ { f(7 + round % 7, 8) }
  for n := 0; n <= 13; n++ {
    for width := 0; width <= 8; width += 2 { r[#r + 1] = f(n, width) }
  }
  return mark(r, 1, #r)
}
print(all(reads_global), all(reads_other_global))  // expect: 337405	580914
print(all(two_tables), all(one_table), all(upvalues()))  // expect: 685569	441707	337405
print(all(captures), all(yields), all(calls))  // expect: 613481	103616	728423
print(all(texts), all(carries))  // expect: 554187	175722
