// A coroutine may yield inside xpcall, in the function and in the handler's caller.
co := coroutine.wrap(func() {
  return xpcall(func(a) {
    b := coroutine.yield(a)
    error(b)
  }, func(e) { return "handled " .. e }, "arg")
})
print(co()) // expect: arg
print(co("e")) // expect: false	handled e
