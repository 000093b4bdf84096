// Ten thousand goroutines may wait at the same time.
// skip-under: stress=qemu user-mode emulation keeps books on every page that is merely reserved
// gc-period: 499
n := 10000
gate, done := make(chan), make(chan)
for i := 1; i <= n; i++ {
  go func() {
    <-gate
    done <- i
  }()
}
close(gate)
sum := 0
for i := 1; i <= n; i++ { sum += <-done }
print(sum) // expect: 50005000
