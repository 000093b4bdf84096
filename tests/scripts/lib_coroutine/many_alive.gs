// Thousands of coroutines may be suspended at once.
// skip-under: stress=qemu user-mode emulation keeps books on every page that is merely reserved
// gc-period: 499
cos := {}
for i := 1; i <= 5000; i++ {
    cos[i] = coroutine.wrap(func() {
        a := coroutine.yield(i)
        return a + i
    })
}
sum := 0
for i := 1; i <= 5000; i++ { sum = sum + cos[i]() }
for i := 1; i <= 5000; i++ { sum = sum + cos[i](1) }
print(sum)
// expect: 25010000
