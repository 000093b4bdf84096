// Keys that are computed, and strings, which regions look up and compare by routines: these do nothing where there is more to it than
// that - a rope, a metatable, a position outside - and the interpreter does it.
func tally(n) {
  t, log := {}, 0
  for i := 1; i <= n; i++ {
    k := "key" .. i % 9
    t[k] = (t[k] || 0) + i
    t[i * 1000] = k
    if t[i * 1000 - 1000] == "key3" { log = log + 1 }
    if i % 7 == 0 { t[k] = nil }
    t[i % 3 + 0.0] = i
  }
  sum := 0
  for k, v := range t { if type(v) == "number" { sum = sum + v } }
  return log, sum
}
print(tally(90))
// expect: 10	2372

// A table of whose keys a metatable has a say now and then.
func sometimes(n) {
  plain := {a: 1}
  handled := setmetatable({}, {__index: func(t, k) { return 100 }, __newindex: func(t, k, v) { rawset(t, k, v * 2) }})
  sum, keys := 0, {"a", "b", "c"}
  for i := 1; i <= n; i++ {
    t := plain
    if i > n - 4 { t = handled }
    k := keys[i % 3 + 1]
    t[k .. i] = i
    sum = sum + (t[k] || 0) + t[k .. i]
  }
  return sum
}
print(sometimes(40))
// expect: 1386

// Bytes and parts of strings, at their ends and beyond; of ropes, too.
func bytes(s, n) {
  sum, parts := 0, ""
  for i := 1; i <= n; i++ {
    b := string.byte(s, i % 12)
    if b != nil { sum = sum + b }
    c := string.sub(s, i % 12, i % 12)
    if c == "d" { parts = parts .. c }
    if c < "c" { sum = sum + 1 }
    if string.sub(s, 2, i % 5 + 1) == "bc" { parts = parts .. "+" }
    if i % 10 == 0 { s = s .. string.rep("xyz", 80) }
  }
  return sum, parts, #s
}
print(bytes("abcdefgh", 48))
// expect: 4441	+d++d+++d++d++	968

// Holes and ends of arrays: stored nil, looked up beyond.
func holes(n) {
  t, missing := {}, 0
  for i := 1; i <= n; i++ {
    t[i] = i
    if i % 4 == 0 { t[i - 1] = nil }
    if t[i - 2] == nil { missing = missing + 1 }
    if t[i + 5] == nil { missing = missing + 100 }
  }
  count := 0
  for k, v := range t { count = count + 1 }
  return missing, count
}
print(holes(64))
// expect: 6417	48

// Powers: of integers that stay such or do not, and of doubles.
func powers(n) {
  a, b := 0, 0.5
  for i := 1; i <= n; i++ {
    x := i
    if i > n - 3 { x = 20000000 }
    a = a + x ** 2 % 1000
    b = b + 2.0 ** (i % 4) / 8 - b ** 0.5 / 4
  }
  return a, b
}
print(powers(50))
// expect: 16720.0	3.278880778343102

// Keys inside and beyond an array with gaps, of a table with many string keys: whether it has a metatable does not show in its shape.
func counted(t, limit) {
  numbers, others := 0, 0
  for i := 0; i <= limit; i++ {
    v := t[i]
    if type(v) == "number" { numbers++ } else { others++ }
  }
  return numbers, others
}

gaps := {1, 2, 3}
for j := 0; j < 75; j++ {
  k := j % 3 == 0 && "k" .. j % 20 || j % 40
  gaps[k] = {}
  if j == 57 { setmetatable(gaps, {__index: func(t, k) { return k }}) }
  if j % 16 == 1 { print("gaps", j, counted(gaps, 60)) }
}
// expect: gaps	1	2	59
// expect: gaps	17	1	60
// expect: gaps	33	1	60
// expect: gaps	49	0	61
// expect: gaps	65	26	35
