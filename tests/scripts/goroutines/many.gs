// Ten thousand goroutines may wait at the same time.
// skip-under: stress=gc every collection visits every stack
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
