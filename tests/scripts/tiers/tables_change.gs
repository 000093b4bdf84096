// Places in a loop that read, write and append meet tables whose elements, storage, shape and metatable change meanwhile.
func get(t, k) { return t[k] }
func set(t, k, v) { t[k] = v }
func append(t, v) { t[#t + 1] = v }
func sum(t) {
  s := 0
  for i := 0; i <= #t; i++ {
    v := t[i]
    if type(v) == "number" { s += v } elseif v { s += 1000 }
  }
  return s
}
func show(t) {
  parts := {}
  for k, v := range t { parts[#parts + 1] = tostring(k) .. ":" .. tostring(v) }
  return "{" .. table.concat(parts, " ") .. "}" .. #t
}
// Elements: booleans, then integers, floats, values, holes.
t := {}
for i := 1; i <= 2000; i++ {
  v := i % 2 == 0
  if i > 400 { v = i }
  if i > 800 { v = i * 0.5 }
  if i > 1200 { v = "s" .. i % 10 }
  if i > 1600 { v = nil }
  set(t, i % 20 + 1, v)
  if i % 200 == 0 { print(i, get(t, 1), get(t, 20), get(t, 21), get(t, 0), get(t, -1), get(t, 2.0), get(t, 2.5), get(t, "x"), #t, sum(t)) }
}
// expect: 200	true	false	nil	nil	nil	false	nil	nil	20	10000
// expect: 400	true	false	nil	nil	nil	false	nil	nil	20	10000
// expect: 600	600	599	nil	nil	nil	581	nil	nil	20	11810
// expect: 800	800	799	nil	nil	nil	781	nil	nil	20	15810
// expect: 1000	500.0	499.5	nil	nil	nil	490.5	nil	nil	20	9905.0
// expect: 1200	600.0	599.5	nil	nil	nil	590.5	nil	nil	20	11905.0
// expect: 1400	s0	s9	nil	nil	nil	s1	nil	nil	20	20000
// expect: 1600	s0	s9	nil	nil	nil	s1	nil	nil	20	20000
// expect: 1800	nil	nil	nil	nil	nil	nil	nil	nil	0	0
// expect: 2000	nil	nil	nil	nil	nil	nil	nil	nil	0	0
// Growth at one place, through every kind; and shrinking.
t = {}
for i := 1; i <= 300; i++ {
  append(t, i <= 100 && i || i <= 200 && i * 0.5 || i % 2 == 0)
  if i % 60 == 0 { print(i, #t, t[i], sum(t)) }
}
for i := 300; i > 0; i-- {
  t[i] = nil
  if i % 100 == 1 { print(i, #t, sum(t)) }
}
// expect: 60	60	60	1830
// expect: 120	120	60.0	6155.0
// expect: 180	180	90.0	10670.0
// expect: 240	240	true	32575.0
// expect: 300	300	true	62575.0
// expect: 201	200	12575.0
// expect: 101	100	5050
// expect: 1	0	0
// Fields: other kinds, more of them, fewer, a dictionary; then a metatable, and none again.
func field(o) { return o.x }
func change(o, v) {
  o.x = v
  return o.y
}
o := {x: 1, y: 2}
for i := 1; i <= 1000; i++ {
  if i == 200 { o = {x: 0.5, y: "text"} }
  if i == 300 { o = {y: 1, x: 2} }
  if i == 400 { o.x = nil }
  if i == 500 { for j := 1; j <= 100; j++ { o["f" .. j] = j } }
  if i == 600 { o = setmetatable({}, {__index: func(t, k) { return "index " .. k }}) }
  if i == 700 { setmetatable(o, {__index: {x: "proto", y: "late"}, __newindex: func(t, k, v) { rawset(t, k, tostring(v)) }}) }
  if i == 800 { setmetatable(o, nil) }
  if i == 900 { o = "text" }
  ok, r := pcall(change, o, i)
  if i % 100 <= 1 { print(i, ok, r, pcall(field, o)) }
}
// expect: 1	true	2	true	1
// expect: 100	true	2	true	100
// expect: 101	true	2	true	101
// expect: 200	true	text	true	200
// expect: 201	true	text	true	201
// expect: 300	true	1	true	300
// expect: 301	true	1	true	301
// expect: 400	true	1	true	400
// expect: 401	true	1	true	401
// expect: 500	true	1	true	500
// expect: 501	true	1	true	501
// expect: 600	true	index y	true	600
// expect: 601	true	index y	true	601
// expect: 700	true	late	true	700
// expect: 701	true	late	true	701
// expect: 800	true	nil	true	800
// expect: 801	true	nil	true	801
// expect: 900	false	attempt to index a string value	true	nil
// expect: 901	false	attempt to index a string value	true	nil
// expect: 1000	false	attempt to index a string value	true	nil
// Methods: replaced, removed, inherited, of another class, while one place calls them.
Base := {}
Base.__index = Base
Base.name = func(self) { return "base " .. self.n }
Derived := setmetatable({}, Base)
Derived.__index = Derived
func call(o) { return o:name() }
objects := {setmetatable({n: 1}, Base), setmetatable({n: 2}, Derived), {n: 3, name: func(self) { return "own " .. self.n }}}
for i := 1; i <= 600; i++ {
  if i == 150 { Derived.name = func(self) { return "derived " .. self.n } }
  if i == 300 { Base.name = func(self) { return "new base " .. self.n } }
  if i == 450 { Derived.name = nil }
  if i == 500 { objects[1].name = func(self) { return "object " .. self.n } }
  if i == 550 { Base.name = nil }
  ok, r := pcall(call, objects[i % 3 + 1])
  if i % 50 < 3 && i > 100 { print(i, ok, r) }
}
// expect: 101	true	own 3
// expect: 102	true	base 1
// expect: 150	true	base 1
// expect: 151	true	derived 2
// expect: 152	true	own 3
// expect: 200	true	own 3
// expect: 201	true	base 1
// expect: 202	true	derived 2
// expect: 250	true	derived 2
// expect: 251	true	own 3
// expect: 252	true	base 1
// expect: 300	true	new base 1
// expect: 301	true	derived 2
// expect: 302	true	own 3
// expect: 350	true	own 3
// expect: 351	true	new base 1
// expect: 352	true	derived 2
// expect: 400	true	derived 2
// expect: 401	true	own 3
// expect: 402	true	new base 1
// expect: 450	true	new base 1
// expect: 451	true	new base 2
// expect: 452	true	own 3
// expect: 500	true	own 3
// expect: 501	true	object 1
// expect: 502	true	new base 2
// expect: 550	false	attempt to call a nil value (method 'name' not found)
// expect: 551	true	own 3
// expect: 552	true	object 1
// expect: 600	true	object 1
// A place that gives thousands of fresh objects a new field, and appends to fresh arrays, when their metatable begins to
// have a say.
Watched := {}
func extend(o, v) {
  o.first = v
  o.second = v
  return rawget(o, "first"), rawget(o, "second")
}
func push(t, v) {
  for i := 1; i <= 6; i++ { t[#t + 1] = v }
  return rawget(t, 1), rawget(t, 6)
}
for i := 1; i <= 3000; i++ {
  if i == 1000 { Watched.__newindex = func(t, k, v) { rawset(t, k, -v) } }
  if i == 2000 { Watched.__newindex = {} }
  if i == 2500 { Watched.__newindex = nil }
  a, b := extend(setmetatable({}, Watched), i)
  c, d := push(setmetatable({}, Watched), i)
  if i % 500 < 2 { print(i, a, b, c, d) }
}
// expect: 1	1	1	1	1
// expect: 500	500	500	500	500
// expect: 501	501	501	501	501
// expect: 1000	-1000	-1000	-1000	-1000
// expect: 1001	-1001	-1001	-1001	-1001
// expect: 1500	-1500	-1500	-1500	-1500
// expect: 1501	-1501	-1501	-1501	-1501
// expect: 2000	nil	nil	nil	nil
// expect: 2001	nil	nil	nil	nil
// expect: 2500	2500	2500	2500	2500
// expect: 2501	2501	2501	2501	2501
// expect: 3000	3000	3000	3000	3000
// A table that changes while it is iterated.
t = {}
for i := 1; i <= 10; i++ { t[i] = i }
for k, v := range t {
  if k % 2 == 0 { t[k] = nil }
  if k == 5 { for j := 1; j <= 8; j++ { t["s" .. j] = nil } t[3] = "three" t[7] = 0.5 }
}
print(show(t))
// expect: {1:1 3:three 5:5 7:0.5 9:9}9
// Keys of every kind at one place.
t = {}
for i, k := range {1, 2.0, -1, 0, 0.5, "k", 140737488355327, 140737488355328.0, true, -0.0, 1e300, 4000} {
  set(t, k, i)
  print(k, get(t, k), #t)
}
set(t, nil, 1)
set(t, 0 / 0, 1)
print(get(t, nil), get(t, 0 / 0), show(t))
// expect: 1	1	1
// expect: 2.0	2	2
// expect: -1	3	2
// expect: 0	4	2
// expect: 0.5	5	2
// expect: k	6	2
// expect: 140737488355327	7	2
// expect: 1.40737488355328e+14	8	2
// expect: true	9	2
// expect: -0.0	10	2
// expect: 1e+300	11	2
// expect: 4000	12	2
// expect: nil	nil	{0:10 1:1 2:2 -1:3 0.5:5 k:6 140737488355327:7 1.40737488355328e+14:8 true:9 1e+300:11 4000:12}2
