// yield is an ordinary function value.
y := coroutine.yield
send := {out: y}
co := coroutine.wrap(func() {
  y(1)
  send.out(2)
  return 3
})
print(co(), co(), co()) // expect: 1	2	3
