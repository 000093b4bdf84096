// Operands of inlined arithmetic and comparisons become other kinds of values after the caller was compiled.
func add(a, b) { return a + b }
func scale(a) { return a * 3 - 1 }
func bigger(a, b) { if a > b { return a } return b }
func same(a, b) { return a == b }
func isnt(a) { return !a }
func length(a) { return #a }
func at(t, i) { return t[i] }
func put(t, i, v) { t[i] = v }
func name(o) { return o.name }
func rename(o, v) { o.name = v }
number := setmetatable({}, {
  __add: func(a, b) { return "added" },
  __mul: func(a, b) { return 7 },
  __lt: func(a, b) { return true },
  __eq: func(a, b) { return true },
  __len: func(a) { return "long" },
  __tostring: func(a) { return "object" },
  __index: func(a, k) { return "at " .. tostring(k) },
})
other := setmetatable({}, getmetatable(number))
func all(a, b) {
  return add(a, b), scale(a), bigger(a, b), same(a, b), isnt(a)
}
for i := 1; i <= 40; i++ { all(i, 2) }
print(all(1, 2))
print(all(140737488355327, 1))
print(all(-140737488355328, -1))
print(all(1.5, 2))
print(all(2, 1.5))
print(all(0.5, 0.25))
print(all(1e308, 1e308))
print(pcall(all, "1", "2"))
print(pcall(all, "a", "b"))
print(pcall(all, nil, 1))
print(all(number, other))
print(pcall(all, true, true))
// expect: 3	2	2	false	false
// expect: 1.40737488355328e+14	4.2221246506598e+14	140737488355327	false	false
// expect: -1.40737488355329e+14	-4.22212465065985e+14	-1	false	false
// expect: 3.5	3.5	2	false	false
// expect: 3.5	5	2	false	false
// expect: 0.75	0.5	0.5	false	false
// expect: +Inf	+Inf	1e+308	true	false
// expect: true	3	2	2	false	false
// expect: false	attempt to perform arithmetic on a string value
// expect: false	attempt to perform arithmetic on a nil value
// expect: added	6	object	true	false
// expect: false	attempt to perform arithmetic on a boolean value
func things(t, i) {
  put(t, i, i)
  rename(t, i)
  return at(t, i), length(t), name(t)
}
t := {}
for i := 1; i <= 40; i++ { things(t, i) }
print(things(t, 41))
print(things(t, "key"))
print(things(t, 1.5))
print(things({}, 7))
print(pcall(things, "string", 1))
print(things(number, 1))
print(length("four"), length(other), at("s", 1))
// expect: 41	41	41
// expect: key	41	key
// expect: 1.5	41	1.5
// expect: 7	7	7
// expect: false	attempt to index a string value
// expect: 1	long	1
// expect: 4	long	nil
// Sums that leave the integers and come back.
func sums(n, start, by) {
  s := start
  for i := 1; i <= n; i++ { s = add(s, by) }
  return s
}
print(sums(10, 140737488355320, 1), sums(5, 140737488355320, 1), sums(10, 0.5, 1), sums(3, 1, 0.25), sums(2, -140737488355328, -1))
// expect: 1.4073748835533e+14	140737488355325	10.5	1.75	-1.4073748835533e+14
