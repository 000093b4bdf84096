// Library functions that are instructions of a region, in their common cases and in others, that come when the loop has long been hot.

func each(n, f) {
  last := nil
  for i := 1; i <= n; i++ { last = f(i) }
  return last
}

// Extremes: of integers, floats, both, more than two; the first of equal ones, as it is; NaN.
func extremes(a, b, c) {
  x, y := 0, 0
  for i := 1; i <= 300; i++ { x, y = math.max(a, b, c), math.min(a, b, c) }
  return x, y
}
print(extremes(1, 2, 3))          // expect: 3	1
print(extremes(1.5, 2, 3))        // expect: 3	1.5
print(extremes(1.5, 2.5, 0.25))   // expect: 2.5	0.25
print(extremes(2, 2.0, 1))        // expect: 2	1
print(extremes(-0.0, 0.0, 0))     // expect: -0.0	-0.0
nan := 0 / 0
print(extremes(nan, 1, 2))        // expect: NaN	NaN
print(extremes(1, nan, 2))        // expect: 2	1
print(extremes("7", 2, 3))        // expect: 7	2
print(pcall(extremes, 1, {}, 3))  // expect: true	3	0
print(each(200, func(i) { return math.max(i, 100) }), each(200, func(i) { return math.min(i, 100.5, 300) }))
// expect: 200	100.5
print(each(200, func(i) { return math.max(1, 2, i, 4, 5) }), each(200, func(i) { return math.max(i) }))
// expect: 200	200

// Functions of floats; integers are taken as such.
print(string.format("%.6f", each(200, func(i) { return math.sin(i) + math.cos(i) + math.tan(0.5) + math.exp(0.01 * i) })))
// expect: 7.549249
print(string.format("%.6f", each(200, func(i) { return math.log(i) + math.atan(i) + math.atan(i, 3) + math.pow(1.01, i) + math.fmod(-i, 7) })))
// expect: 11.735929
print(each(200, func(i) { return math.log(8 * i, 2) }), each(200, func(i) { return math.ceil(i / 7) }), math.ceil(-0.5))
// expect: 10.643856189774725	29	0
func ceilings(xs) {
  sum := 0
  for i := 1; i <= #xs; i++ { sum += math.ceil(xs[i]) }
  return sum
}
halves := {}
for i := 1; i <= 200; i++ { halves[i] = i / 2 }
print(ceilings(halves), ceilings({-0.5, -1.5, 0.0}))// expect: 10100	-1
halves[150] = 1e300
print(ceilings(halves))           // expect: 1e+300

// Bytes: within, behind, in front, from the end; ropes.
func bytes(s, from, to) {
  sum, absent := 0, 0
  for i := from; i <= to; i++ {
    b := string.byte(s, i)
    if b == nil { absent++ } elseif b == 98 { sum += 1000 } else { sum += b }
  }
  return sum, absent
}
text := ""
for i := 1; i <= 300; i++ { text = text .. string.char(97 + i % 3) }
print(bytes(text, 1, 300))        // expect: 119600	0
print(bytes(text, 1, 310))        // expect: 119600	10
print(bytes(text, 0, 5))          // expect: 2295	1
print(bytes(text, -5, 3))         // expect: 2588	1
rope := text
for i := 1; i <= 200; i++ {
  rope = rope .. text
  if string.byte(rope, i) == nil { print("?") }
}
print(#rope, string.byte(rope), string.byte(rope, #rope))// expect: 60300	98	97
print(pcall(func() { for i := 1; i <= 300; i++ { string.byte(i < 290 && text || {}, i) } }))
// expect: false	bad argument #1 to 'string.byte' (string expected)
print(pcall(func() { for i := 250; i <= 300; i++ { string.char(i) } }))
// expect: false	bad argument #1 to 'string.char' (value out of range)

// Parts, with positions of all kinds.
func parts(s, from, to) {
  all := 0
  for i := 1; i <= 200; i++ { all += #string.sub(s, from, to) + #string.sub(s, from) }
  return all, string.sub(s, from, to), string.sub(s, from)
}
print(parts("abcdef", 2, 3))      // expect: 1400	bc	bcdef
print(parts("abcdef", -3, -2))    // expect: 1000	de	def
print(parts("abcdef", 0, 99))     // expect: 2400	abcdef	abcdef
print(parts("abcdef", -99, 1))    // expect: 1400	a	abcdef
print(parts("abcdef", 5, 2))      // expect: 400		ef
print(parts("abcdef", 7, 7))      // expect: 0		
print(parts("", 1, 1))            // expect: 0		

// Types.
func types(xs) {
  names := {}
  for i := 1; i <= #xs; i++ {
    name := type(xs[i])
    if name == "number" { names[1] = (names[1] || 0) + 1 } elseif name == "string" { names[2] = (names[2] || 0) + 1 } else { names[3] = name }
  }
  return names[1], names[2], names[3]
}
mixed := {}
for i := 1; i <= 300; i++ { mixed[i] = i % 3 == 0 && "s" || i % 3 == 1 && i || i + 0.5 }
print(types(mixed))               // expect: 200	100	nil
mixed[299] = {}
print(types(mixed))               // expect: 199	100	table
mixed[299] = make(chan)
print(types(mixed))               // expect: 199	100	channel
mixed[299] = print
print(types(mixed))               // expect: 199	100	function

// The last element: inserted and removed, down to the first and up again, whatever metatable there is.
func stack_of(n, t) {
  for i := 1; i <= n; i++ { table.insert(t, i) }
  sum := 0
  for #t > 0 {
    v := table.remove(t)
    sum += v
    if v % 5 == 0 { table.insert(t, 1) }
  }
  return sum, table.remove(t)
}
for i := 1; i <= 3; i++ { print(stack_of(400, {})) }
// expect: 80280	nil
// expect: 80280	nil
// expect: 80280	nil
print(stack_of(400, setmetatable({}, {__len: func(t) { return len(t) }, __newindex: func() { print("?") }})))
// expect: 80280	nil
func deep(t, n) {
  sum := 0
  for i := 1; i <= n; i++ {
    table.insert(t, i % 2 == 0)
    table.insert(t, i)
    table.insert(t, "x" .. i)
    sum += #table.remove(t) + table.remove(t)
    if table.remove(t) { sum++ }
    if i > 190 { table.insert(t, nil) }
  }
  return sum, #t
}
for i := 1; i <= 3; i++ { print(deep({1, 2, 3, 4}, 200)) }
// expect: 20892	4
// expect: 20892	4
// expect: 20892	4
sparse := {1, 2, 3}
sparse[40] = 4
for i := 1; i <= 200; i++ { sparse[#sparse + 1] = i  sparse[#sparse - 1] = nil  table.remove(sparse) }
print(#sparse, sparse[1])         // expect: 0	nil
