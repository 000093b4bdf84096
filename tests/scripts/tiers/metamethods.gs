// Results of handlers go where they belong: values, conditions, jumps forward and backward, both senses; exactly one value.
log := {}
func handler(result) {
  return func(a, b) {
    log[#log + 1] = type(a) .. "," .. type(b)
    return unpack(result)
  }
}
func site(a, b) {
  keep, also := 11, 22.5
  r := {}
  r[1] = a + b
  r[2] = a - 1
  r[3] = 2 - b
  r[4] = a .. "x"
  r[5] = "x" .. b
  r[6] = -a
  r[7] = #a
  r[8] = a(1)
  r[9] = a.missing
  r[10] = a[7]
  r[11] = a % 3
  r[12] = 2 ** b
  return keep, also, r
}
func compare(a, b) {
  r := {a < b, a <= b, a > b, a >= b, a == b, a != b, !(a < b), !(a == b)}
  if a < b { r[9] = "then" } else { r[9] = "else" }
  if !(a <= b) { r[10] = "then" } else { r[10] = "else" }
  if a == b { r[11] = "then" } else { r[11] = "else" }
  if a < 5 { r[12] = "then" } else { r[12] = "else" }
  if a >= 5 { r[13] = "then" } else { r[13] = "else" }
  n := 0
  for a < b && n < 2 { n++ }
  for a > b { n += 10 if n > 25 { break } }
  for !(a == b) { n += 100 if n > 250 { break } }
  for { n += 1000 if !(a <= 5) || n > 2500 { break } }
  r[14] = n
  return r
}
func show(t, n) {
  parts := {}
  for i := 1; i <= n; i++ { parts[i] = t[i] == nil && "-" || tostring(t[i]) }
  return table.concat(parts, " ")
}
events := {"__add", "__sub", "__concat", "__unm", "__len", "__call", "__index", "__mod", "__pow", "__lt", "__le", "__eq"}
for i, result := range {{}, {false}, {5}, {"s", "dropped"}, {nil, 1}} {
  mt := {}
  for j, event := range events { mt[event] = handler(result) }
  a, b := setmetatable({}, mt), setmetatable({}, mt)
  log = {}
  print(i, pcall(func() { keep, also, r := site(a, b) return keep, also, show(r, 12) }))
  print(i, show(compare(a, b), 14))
  print(i, #log, log[1], log[2], log[#log])
  print(i, pcall(func() { return "x" .. a .. "y" .. 1 .. b }))
}
// expect: 1	true	11	22.5	- - - - - - - - - - - -
// expect: 1	false false false false false true true true else then else else else 1300
// expect: 1	31	table,table	table,number	table,number
// expect: 1	false	attempt to concatenate a nil value
// expect: 2	true	11	22.5	false false false false false false false false false false false false
// expect: 2	false false false false false true true true else then else else else 1300
// expect: 2	31	table,table	table,number	table,number
// expect: 2	false	attempt to concatenate a boolean value
// expect: 3	true	11	22.5	5 5 5 5 5 5 5 5 5 5 5 5
// expect: 3	true true true true true false false false then else then then then 3032
// expect: 3	35	table,table	table,number	table,number
// expect: 3	true	x5
// expect: 4	true	11	22.5	s s s s s s s s s s s s
// expect: 4	true true true true true false false false then else then then then 3032
// expect: 4	35	table,table	table,number	table,number
// expect: 4	true	xs
// expect: 5	true	11	22.5	- - - - - - - - - - - -
// expect: 5	false false false false false true true true else then else else else 1300
// expect: 5	31	table,table	table,number	table,number
// expect: 5	false	attempt to concatenate a nil value
// Subtraction and addition of small constants are one instruction for numbers, two handlers for others.
signs := setmetatable({}, {__add: func(a, b) { return "+" .. b }, __sub: func(a, b) { return "-" .. b }})
func small(v) { return v + 1, v - 1, v + 127, v - 128, v - 0, v + 0 }
for i := 1; i <= 1000; i++ { small(i) }
print(small(signs))
print(small(0.5))
// expect: +1	-1	+127	-128	-0	+0
// expect: 1.5	-0.5	127.5	-127.5	0.5	0.5
// Handlers that are tables, and chains of them.
base := {found: "base", [3]: "three"}
middle := setmetatable({}, {__index: base, __newindex: base})
top := setmetatable({}, {__index: middle, __newindex: middle})
for i := 1; i <= 300; i++ {
  top.counter = i
  top[5] = (top[5] || 0) + 1
}
print(top.found, top[3], top.counter, top[5], rawget(top, "counter"), rawget(middle, 5), rawget(base, "counter"))
print(pcall(func() { return top.found.deeper.still }))
// expect: base	three	300	300	nil	nil	300
// expect: false	attempt to index a nil value
// A site that has computed thousands of numbers meets a handler, and numbers again.
func add(a, b) { return a + b }
object := setmetatable({}, {__add: func(a, b) { return "handled" }})
total := 0
for i := 1; i <= 3000; i++ {
  r := add(i % 1000 == 7 && object || i, 1)
  if r == "handled" { total += 1000000 } else { total += r }
}
print(total) // expect: 7501476
