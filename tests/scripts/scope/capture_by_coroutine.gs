// A coroutine sees assignments made between its resumptions, and its creator sees the coroutine's.
func f() {
  x := 1
  co := coroutine.wrap(func() {
    for {
      coroutine.yield(x)
      x = x * 10
    }
  })
  a := co()
  x = 2
  b := co()
  x = x + 1
  return a, b, co(), x
}
print(f()) // expect: 1	20	210	210
