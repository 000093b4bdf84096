// Tables of booleans with holes: what is not there is nil, not false, and a metatable may know better.
func census(flags, n) {
  yes, no, nothing := 0, 0, 0
  for i := 0; i < n; i++ {
    f := flags[i]
    if f == nil { nothing++ } elseif f { yes++ } else { no++ }
  }
  return yes, no, nothing
}
func missing(used, n) {
  found, last := 0, nil
  for v := 1; v <= n; v++ { if !used[v] { found++; last = used[v] } }
  return found, last
}
func marks(n, step) {
  used := {}
  for k := n; k >= 0; k -= step { used[k] = k % 2 == 0 }  // from the far end: most lie outside at first
  return used
}
for round := 1; round <= 4; round++ { used := marks(60, round); a, b, c := census(used, 64 + round) }
print(census(marks(60, 1), 70))  // expect: 31	30	9
print(census(marks(60, 7), 70))  // expect: 5	4	61
print(missing(marks(60, 4), 80))  // expect: 65	nil
print(missing(marks(61, 4), 80))  // expect: 80	nil
gaps := {}
for i := 0; i < 40; i++ { gaps[i] = true }
for i := 3; i < 38; i += 3 { gaps[i] = nil }
print(census(gaps, 40), missing(gaps, 40))  // expect: 28	13	nil
print(census(gaps, 44))  // expect: 28	0	16

// The same loop, with a table that has a metatable.
asked := 0
class := {__index: func(t, k) { asked++; return k % 2 == 0 }}
shy := setmetatable({}, class)
for i := 0; i < 40; i++ { shy[i] = true }
for i := 3; i < 38; i += 3 { shy[i] = nil }
print(census(shy, 40), asked)  // expect: 34	12
print(missing(shy, 40), asked)  // expect: 6	31
// And with a table that has lost its booleans.
for i := 0; i < 40; i++ { gaps[i] = i }
print(census(gaps, 44))  // expect: 40	0	4

// Stores outside, in rows of new tables.
func scattered(n) {
  sum := 0
  for i := 1; i <= n; i++ {
    row := {}
    for j := 5; j > 0; j -= 2 { row[j * i % 11] = true; row[j] = false }
    for j := 0; j < 12; j++ { if row[j] != nil { sum = sum * 3 % 1000 + j } }
  }
  return sum
}
print(scattered(60))  // expect: 768
