// A coroutine may yield inside protected calls and still be protected afterwards.
co := coroutine.wrap(func() {
  ok, e := pcall(func() {
    x := coroutine.yield("in pcall")
    error("failed with " .. x)
  })
  coroutine.yield(tostring(ok) .. ":" .. e)
  return pcall(func() { return coroutine.yield("second"), "more" })
})
print(co()) // expect: in pcall
print(co("x")) // expect: false:failed with x
print(co()) // expect: second
print(co("y")) // expect: true	y	more
