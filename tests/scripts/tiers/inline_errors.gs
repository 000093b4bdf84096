// Errors inside inlined functions are caught where they would be, and leave the catcher's variables alone.
func add(a, b) { return a + b }
func field(o) { return o.x.y }
func check(x) {
  if x > 10 { return x.y.z }
  return x
}
func attempt(n, bad) {
  before, s := n * 2, 0
  for i := 1; i <= n; i++ {
    v := i == n && bad || i
    s = add(s, v)
  }
  return before, s
}
for i := 1; i <= 3; i++ {
  print(pcall(attempt, 30, nil))
  print(pcall(attempt, 30, "x"))
  print(pcall(attempt, 30, {}))
}
// expect: true	60	465
// expect: false	attempt to perform arithmetic on a string value
// expect: false	attempt to perform arithmetic on a table value
// expect: true	60	465
// expect: false	attempt to perform arithmetic on a string value
// expect: false	attempt to perform arithmetic on a table value
// expect: true	60	465
// expect: false	attempt to perform arithmetic on a string value
// expect: false	attempt to perform arithmetic on a table value
func fields(o, n) {
  last := nil
  for i := 1; i <= n; i++ {
    last = field(i == n && o || {x: {y: i}})
  }
  return last
}
print(pcall(fields, {x: {y: "there"}}, 30))
print(pcall(fields, {}, 30))
print(pcall(fields, 5, 30))
print(pcall(func() { return check(5), check(10) }))
print(pcall(func() { return check(11) }))
print(pcall(func() { return check("s") }))
print(pcall(func() { return check(nil) }))
// expect: true	there
// expect: false	attempt to index a nil value
// expect: false	attempt to index a number value
// expect: true	5	10
// expect: false	attempt to index a number value
// expect: false	attempt to compare number with string
// expect: false	attempt to compare number with nil
// The handler sees the frames: what it raises and gives goes to the caller of xpcall.
func handled(n) {
  return xpcall(func() {
    s := 0
    for i := 1; i <= n; i++ { s = add(s, i == n && {} || 1) }
    return s
  }, func(e) { return "handled " .. e })
}
for i := 1; i <= 3; i++ { print(handled(20)) }
// expect: false	handled attempt to perform arithmetic on a table value
// expect: false	handled attempt to perform arithmetic on a table value
// expect: false	handled attempt to perform arithmetic on a table value
// An error on its way through a frame that was made by a slow path.
fails := setmetatable({}, {__add: func(a, b) { error("from the metamethod") }, __lt: func(a, b) { error({"less"}) }})
func least(a, b) { if a < b { return a } return b }
func through(n) {
  s := 0
  for i := 1; i <= n; i++ { s = s + least(i, 5) + add(i, i == n && fails || 1) }
  return s
}
print(pcall(through, 20))
ok, e := pcall(func() { return least(fails, 1) })
print(ok, e[1])
// expect: false	from the metamethod
// expect: false	less
