// Coroutines may be created and finished in great numbers.
sum := 0
for i := 1; i <= 10000; i++ {
  co := coroutine.create(func(x) { return x * 2 })
  ok, v := coroutine.resume(co, i)
  sum += v
}
print(sum) // expect: 100010000
abandoned := 0
for i := 1; i <= 10000; i++ {
  co := coroutine.wrap(func() { coroutine.yield(1) coroutine.yield(2) })
  abandoned += co()
}
print(abandoned) // expect: 10000
