// xpcall's handler runs with the value, whoever raised it and at whichever depth; its first result is what comes out.
func fail(x) { error(x) }
func deep(n, x) { if n == 0 { fail(x) } return 1 + deep(n - 1, x) }
handlers := {
  func(e) { return "h:" .. tostring(e), "second" },
  func(e) { },
  func(...) { return #... },
  func(e) { return deep(0, e) },
  func(e) { return select(2, pcall(deep, 3, "inner")) },
  func(e) { return coroutine.wrap(func() { coroutine.yield(e .. "!") })() },
  tostring
}
for i, h := range ipairs(handlers) {
  print(i, xpcall(deep, h, 0, "zero"))
  print(i, xpcall(deep, h, 30, "thirty"))
  print(i, xpcall(func() { return nil + 1 }, h))
}
// expect: 1	false	h:zero
// expect: 1	false	h:thirty
// expect: 1	false	h:attempt to perform arithmetic on a nil value
// expect: 2	false	nil
// expect: 2	false	nil
// expect: 2	false	nil
// expect: 3	false	1
// expect: 3	false	1
// expect: 3	false	1
// expect: 4	false	nil
// expect: 4	false	nil
// expect: 4	false	nil
// expect: 5	false	inner
// expect: 5	false	inner
// expect: 5	false	inner
// expect: 6	false	zero!
// expect: 6	false	thirty!
// expect: 6	false	attempt to perform arithmetic on a nil value!
// expect: 7	false	zero
// expect: 7	false	thirty
// expect: 7	false	attempt to perform arithmetic on a nil value
print(xpcall(func(...) { return ..., "end" }, tostring, 1, 2)) // expect: true	1	end
// Nested: each catches its own.
print(xpcall(func() {
  ok, e := xpcall(deep, func(e) { return "inner " .. e }, 2, "first")
  error(e .. ", " .. "second")
}, func(e) { return "outer " .. e }))
// expect: false	outer inner first, second
// In a loop, alternating with success; nothing is left behind.
count := 0
for i := 1; i <= 1000; i++ {
  ok, e := xpcall(func(n) { if n % 3 == 0 { error(n) } return n }, func(e) { return -e }, i)
  if ok { count += e } else { count -= e * 2 }
}
print(count) // expect: 667333
// A handler that pauses.
co := coroutine.wrap(func() { return xpcall(fail, func(e) { return coroutine.yield("paused " .. e) }, "here") })
print(co())
print(co("resumed"))
// expect: paused here
// expect: false	resumed
