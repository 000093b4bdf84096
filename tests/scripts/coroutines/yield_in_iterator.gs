// An iterator function of a range loop may yield.
co := coroutine.wrap(func() {
  sum := 0
  for i := range func() { return coroutine.yield("want") } { sum += i }
  return sum
})
print(co()) // expect: want
print(co(5), co(6)) // expect: want	want
print(co(nil)) // expect: 11
