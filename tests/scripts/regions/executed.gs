// What a region has the interpreter execute: library functions, concatenation, tables of string keys, ranges. All its registers
// are in the frames then, whatever they were before, and what the instruction changes is what goes on.
func swap(n) {
  x, y, out := 1, 2.5, ""
  for i := 1; i <= n; i++ {
    if i % 3 == 0 { x, y = y, x }   // for a round the registers hold what they came with, but memory does not
    out = string.format("%s %s", tostring(x), tostring(y))
    if i % 5 == 0 { x, y = 1, 2.5 }
  }
  return out, x, y
}
print(swap(40))
// expect: 1 2.5	1	2.5

func count(words) {
  seen, order := {}, {}
  for _, w := range words {
    if seen[w] == nil { order[#order + 1] = w }
    seen[w] = (seen[w] || 0) + 1
  }
  out := ""
  for _, w := range order { out = out .. w .. seen[w] .. " " }
  return out
}
words := {}
for i := 1; i <= 60; i++ { words[i] = "w" .. (i * i % 7) }
print(count(words))
// expect: w117 w417 w218 w08 

// Frames of inlined functions stand when a library function raises, and are where the message says.
func checked(v, i) {
  s := string.rep("ab", v)
  return #s + i
}
func outer(n, bad) {
  sum := 0
  for i := 1; i <= n; i++ {
    v := 2
    if i == bad { v = {} ; sum = sum + v.x.y }
    sum = sum + checked(v, i)
  }
  return sum
}
print(outer(50, 0))
print(pcall(outer, 50, 49))
// expect: 1475
// expect: false	attempt to index a nil value

// Rows: as long as they were, and otherwise.
func rows(n) {
  total := 0
  for i := 1; i <= n; i++ {
    k := i % 10 == 0 && 3 || 2
    total = total + select("#", string.byte("abcdef", 1, k)) + math.max(string.byte("abc", 1, 3))
  }
  return total
}
print(rows(60))
// expect: 6066

// Metamethods: sometimes a table has the field, sometimes a function finds it.
P := {__index: func(t, k) { return k .. "!" }, __concat: func(a, b) { return "cat" }}
func meta(n) {
  plain := {name: "n"}
  odd := setmetatable({}, P)
  out, cats, same := "", 0, 0
  for i := 1; i <= n; i++ {
    t := plain
    if i % 8 == 7 { t = odd }
    out = t.name
    c := t == odd && (t .. "x") || "none"
    if c == "cat" { cats = cats + 1 }
    if t != plain { same = same + 1 }
  }
  return out, cats, same
}
print(meta(64))
// expect: n	8	8

// Strings in order, and equal without being the same cell.
func compare(n) {
  less, equal := 0, 0
  for i := 1; i <= n; i++ {
    a, b := "k" .. i % 10, "k" .. (i * 3) % 10
    if a < b { less = less + 1 }
    if a == b { equal = equal + 1 }
    if a == "k7" { equal = equal + 100 }
  }
  return less, equal
}
print(compare(100))
// expect: 40	1020

// Ranges: of numbers, strings, tables with holes and names, functions and coroutines.
func ranges(n) {
  t := {10, 20, nil, 40, x: 5}
  sum, text := 0, ""
  for i := 1; i <= n; i++ {
    for k := range 4 { sum = sum + k }
    for k, v := range t { sum = sum + v }
    for k, c := range "abc" { text = c }
    left := 3
    for v := range func() { left = left - 1; if left > 0 { return left } } { sum = sum + v }
    for v := range coroutine.wrap(func() { coroutine.yield(7) coroutine.yield(8) }) { sum = sum + v }
  }
  return sum, text
}
print(ranges(50))
// expect: 4950	c

// Extra arguments, and functions with them.
func extra(...) {
  sum := 0
  for i := 1; i <= 50; i++ {
    a, b := ...
    sum = sum + a + b + select("#", ...) + select(i % 3 + 1, ...)
  }
  return sum
}
print(extra(1, 2, 3))
// expect: 401

// A loop whose every round waits for others.
func waits(n) {
  ch, done := make(chan), make(chan)
  go func() { for i := 1; i <= n; i++ { ch <- i }; close(ch) }()
  go func() {
    sum := 0
    for v := range ch { sum = sum + v }
    done <- sum
  }()
  return <-done
}
print(waits(100))
// expect: 5050

// Integers and doubles that meet in one register, powers, remainders by 0.
func numbers(n) {
  a, b := 0, 0
  for i := 1; i <= n; i++ {
    a = a + i ** 2 - 2 ** i % 7
    b = b + math.fmod(i, 3) + math.sin(0) + math.max(i, 1.5)
  }
  return a, b
}
print(numbers(40))
// expect: 22047	860.5
