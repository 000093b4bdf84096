// Hundreds of thousands of switches keep all state exact.
co := coroutine.create(func(n) {
  total := 0
  for i := 1; i <= n; i++ {
    add := coroutine.yield(total)
    total += i + add
  }
  return "total " .. total
})
ok, v := coroutine.resume(co, 100000)
i := 0
for type(v) == "number" { i++ ok, v = coroutine.resume(co, i % 2) }
print(v, i) // expect: total 5000100000	100000
