// Many thousands of coroutines may be suspended at the same time.
// skip-under: stress=qemu user-mode emulation keeps books on every page that is merely reserved
// gc-period: 499
cos := {}
n := 20000
for i := 1; i <= n; i++ {
  cos[i] = coroutine.create(func(a) {
    b := coroutine.yield(a)
    return a + b
  })
  coroutine.resume(cos[i], i)
}
sum := 0
for i := 1; i <= n; i++ {
  ok, v := coroutine.resume(cos[i], 1)
  sum += v
}
print(sum) // expect: 200030000
