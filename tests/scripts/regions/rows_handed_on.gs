// Rows of any length that one executed instruction leaves for the next: they stay in the frame, and nobody counts them.
func hand_on(...) {
  total, text := 0, ""
  for i := 1; i <= select("#", ...); i++ {
    total = total + select(i, ...)
    text = string.format("%s%s", string.rep("<", i), string.upper(tostring(select(i, ...))))
  }
  return total, text
}
for n := 0; n < 12; n++ {
  row := {}
  for i := 1; i <= n; i++ { row[i] = i * i }
  total, text := hand_on(unpack(row))
  if n % 4 == 3 { print(n, total, text) }
}
// expect: 3	14	<<<9
// expect: 7	140	<<<<<<<49
// expect: 11	506	<<<<<<<<<<<121

// Now and then what takes the row is a function of the script, or one that fails.
func sometimes(n) {
  f, sum := select, 0
  for i := 1; i <= n; i++ {
    if i == n - 5 { f = func(a, b, ...) { return 1000 + b } }
    sum = sum + f("#", string.byte("abcdefgh", 1, i % 6)) - (i == n && 1 || 0)
    if i == n - 6 { f = func(a, b, c, ...) { return 7 } }
  }
  return sum
}
print(pcall(sometimes, 40))
// expect: false	attempt to perform arithmetic on a nil value

// Elements looked for beyond the end, and before the beginning, of arrays of all kinds.
func beyond(n) {
  ints, floats, flags, mixed := {1, 2, 3}, {0.5, 1.5}, {true, false, true}, {1, "x", nil, 4.5}
  count, sum := 0, 0
  for i := 0; i < n; i++ {
    k := i % 6 - 1
    if ints[k] == nil { count = count + 1 } else { sum = sum + ints[k] }
    if floats[k] == nil { count = count + 10 } else { sum = sum + floats[k] }
    if flags[k] == nil { count = count + 100 } else { if flags[k] { sum = sum + 1 } }
    if mixed[k] == nil { count = count + 1000 }
    if i == n - 20 { ints = setmetatable({9}, {__index: func(t, k) { return 5 }}) }
    if i == n - 10 { ints[4] = 2 }
  }
  return count, sum
}
print(beyond(90))
// expect: 50135	233.0
