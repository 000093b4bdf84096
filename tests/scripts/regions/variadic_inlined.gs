// Variadic functions in hot loops, called with numbers of arguments that are known.
func sum(...) {
  total := 0
  for i := 1; i <= select("#", ...); i++ {
    x := select(i, ...)
    total += x
  }
  return total
}
func table_sum(...) {
  total := 0
  for i, x := range ipairs({...}) { total += x }
  return total
}
func first(a, ...) {
  if a == nil { return 0 }
  return a + first(...)
}
func bounds(a, b, ...) {
  x, y, z := ...
  return a, b, x, y, z, select("#", ...), ...
}
func bind(f, a) { return func(...) { return f(a, ...) } }
func pack(...) { return {...} }
func nothing(...) { }

func run(n) {
  s := 0
  ten := bind(sum, 10)
  list := nil
  text := ""
  for i := 1; i <= n; i++ {
    s += sum() + sum(i) + sum(1, i, 2.5) + ten(i, i)
    s += table_sum(i, 1, i) + first(1, i, 2, 3)
    a, b, x, y, z, count, more := bounds(i)
    s += count
    text = tostring(b) .. tostring(x) .. count
    a, b, x, y, z, count, more = bounds(i, 2, 3, 4)
    s += a + b + x + y + count + more
    text = text .. tostring(z) .. count
    list = pack(i, nil, 3, nil)
    if nothing(i) == nil { s++ }
    s += math.max(bounds(1, 2, i, 4, 5, 6, 7))
  }
  return s, text, #list, list[1], list[3]
}
print(run(100))

// Types that differ, and numbers outside.
func pick(i, ...) { return (select(i, ...)) }
func at(k, ...) {
  v := select(k, ...)
  return v
}
func picks(n) {
  out := {}
  for i := 1; i <= n; i++ {
    a := at(i % 3 + 1, i, "s", 2.5)
    b := at(i % 3 + 1, i, i + 1, i + 2)
    out[i % 3 + 1] = tostring(a) .. " " .. b .. " " .. tostring(pick(2, i, i))
  }
  return out[1], out[2], out[3]
}
print(picks(100))
func outside(n) {
  nils := 0
  for i := 1; i <= n; i++ {
    if at(i % 4 + 1, 1, 2, 3) == nil { nils++ }
  }
  return nils
}
print(outside(100))

// Leaving in the middle: errors, and what is not inlined.
func check(limit, ...) {
  a, b := ...
  if a + b > limit { error("too much: " .. a .. " " .. b .. " of " .. select("#", ...)) }
  return ...
}
func checked(n) {
  s := 0
  for i := 1; i <= n; i++ {
    x, y, z := check(150, i, i, "z")
    s += x + y + #z
  }
  return s
}
print(checked(70))
print(pcall(checked, 100))
func collect(...) {
  t := {}
  for i := 1; i <= select("#", ...); i++ { t[i] = {value: select(i, ...)} }
  collectgarbage_like := tostring(t)
  return t
}
func collected(n) {
  s := 0
  for i := 1; i <= n; i++ {
    t := collect(i, {x: i}, "c" .. i)
    s += t[1].value + t[2].value.x + #t[3].value
  }
  return s
}
print(collected(100))
func yields(...) {
  coroutine.yield(select("#", ...))
  return ...
}
co := coroutine.wrap(func() {
  s := 0
  for i := 1; i <= 100; i++ {
    a, b := yields(i, 2)
    s += a + b
  }
  return s
})
got := 0
for i := 1; i <= 101; i++ { got = co() }
print(got)

// Methods and tables that are called.
C := {__call: func(self, ...) { return self.base + select("#", ...) }}
C.__index = C
C.add = func(self, ...) {
  a, b := ...
  return self.base + a + (b || 0)
}
func objects(n) {
  o := setmetatable({base: 100}, C)
  s := 0
  for i := 1; i <= n; i++ { s += o(i) + o(i, i) + o() + o:add(i) + o:add(i, i) }
  return s
}
print(objects(100))
// expect: 49021.0	nilnil0nil2	3	100	3
// expect: 99 99 99	s 101 100	2.5 100 98
// expect: 25
// expect: 5040
// expect: false	too much: 76 76 of 3
// expect: 10392
// expect: 5250
// expect: 65450

// select of rows of known lengths, with numbers that are known and not, inside and outside, and as rows themselves.
func selected(n) {
  s := 0
  nils := 0
  for i := 1; i <= n; i++ {
    s += select(2, i, i + 1) + select("#", i, i, nil) + select("#")
    k := i % 3 + 1
    s += select(k, i, 2, 0.5)
    if select(k, i, 2) == nil { nils++ }
    if select(7, i) == nil { nils++ }
    s += math.max(select(k, i, 2, 3))
    a, b, c := select(2, i, i, i)
    if c == nil { s += a + b }
  }
  return s, nils
}
print(selected(100))
func refused(n) {
  s := 0
  for i := 1; i <= n; i++ { s += select(50 - i, 1, 2) || 1 }
  return s
}
print(refused(49))
print(pcall(refused, 50))
print(pcall(refused, 51))
// expect: 19201.5	133
// expect: 50
// expect: false	bad argument #1 to 'select' (position must be 1 or more)
// expect: false	bad argument #1 to 'select' (position must be 1 or more)

// A row whose length changes from one round to the next, for a variadic function that has been called with both.
func sum_of_all(first, ...) {
  sum := first
  for i := 1; i <= #...; i++ { sum = sum * 3 + ...[i] }
  return sum % 1000003
}
given := func(x, y) { return x }
func both_ways(x) {
  sum := 0
  for j := 0; j < 3; j++ { sum = sum_of_all(sum, given(j, x)) }
  return sum
}
called := setmetatable({}, {__call: func(self, ...) { return #... }})
func counted(x) {
  n := 0
  for j := 0; j < 3; j++ { n = n * 10 + called(given(j, x)) }
  return n
}
for i := 1; i <= 60; i++ {
  if i == 20 { given = func(...) { return ... } }
  if i == 40 { given = func(x, y) { return y } }
  if i % 10 == 9 { print(i, both_ways(i), counted(i)) } else { both_ways(i); counted(i) }
}
// expect: 9	5	111
// expect: 19	5	111
// expect: 29	2672	222
// expect: 39	3582	222
// expect: 49	637	111
// expect: 59	767	111
