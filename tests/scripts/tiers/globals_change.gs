// Globals are assigned by what is called while a function uses them: it sees the new value at its next use.
func f(x) { return x + 1 }
value := 0
func swap(i) {
  if i == 100 { f = func(x) { return x * 2 } }
  if i == 200 { f = func(...) { return #..., "second" } }
  if i == 300 { f = setmetatable({}, {__call: func(self, x) { return -x }}) }
  if i == 400 { f = math.abs }
  if i == 500 { f = nil }
  if i == 550 { f = 5 }
  if i == 600 { f = coroutine.wrap(func(x) { for { x = coroutine.yield(x .. "!") } }) }
  if i == 250 { value = 0.5 }
  if i == 450 { value = 140737488355327 }
  if i == 580 { value = "7" }
}
func use(i) {
  before := f
  swap(i)
  a, b := f(-i)
  value = value + 1
  return a, b, before == f
}
for i := 1; i <= 650; i++ {
  ok, a, b, same := pcall(use, i)
  if i % 50 < 2 && i >= 99 || i == 580 || i == 581 { print(i, ok, a, b, same, value) }
}
// expect: 100	true	-200	nil	false	100
// expect: 101	true	-202	nil	true	101
// expect: 150	true	-300	nil	true	150
// expect: 151	true	-302	nil	true	151
// expect: 200	true	1	second	false	200
// expect: 201	true	1	second	true	201
// expect: 250	true	1	second	true	1.5
// expect: 251	true	1	second	true	2.5
// expect: 300	true	300	nil	false	51.5
// expect: 301	true	301	nil	true	52.5
// expect: 350	true	350	nil	true	101.5
// expect: 351	true	351	nil	true	102.5
// expect: 400	true	400	nil	false	151.5
// expect: 401	true	401	nil	true	152.5
// expect: 450	true	450	nil	true	1.40737488355328e+14
// expect: 451	true	451	nil	true	1.40737488355329e+14
// expect: 500	false	attempt to call a nil value	nil	nil	1.40737488355377e+14
// expect: 501	false	attempt to call a nil value	nil	nil	1.40737488355377e+14
// expect: 550	false	attempt to call a number value	nil	nil	1.40737488355377e+14
// expect: 551	false	attempt to call a number value	nil	nil	1.40737488355377e+14
// expect: 580	false	attempt to call a number value	nil	nil	7
// expect: 581	false	attempt to call a number value	nil	nil	7
// expect: 600	true	-600!	nil	false	8
// expect: 601	true	-601!	nil	true	9
// expect: 650	true	-650!	nil	true	58
// A function that replaces itself while it runs, and recursion that finds the new one.
func again(n) {
  if n == 0 { return "old" }
  if n == 5 { again = func(m) { return "new " .. m } }
  r := again(n - 1)
  return r .. n
}
keep := again
print(keep(8), keep(3), again(2))
// expect: new 45678	new 23	new 2
// A library function replaced for a while.
floor := math.floor
total := 0
for i := 1; i <= 300; i++ {
  if i == 100 { math.floor = func(x) { return 1000 } }
  if i == 200 { math.floor = floor }
  total += math.floor(i + 0.5)
}
print(total) // expect: 130200
