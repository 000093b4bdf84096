// Goroutines share tables and captured variables.
func run() {
  n := 0
  t := {}
  done := make(chan)
  for i := 1; i <= 10; i++ {
    go func() {
      n++
      t[i] = i * i
      done <- i
    }()
  }
  sum := 0
  for i := 1; i <= 10; i++ { sum += <-done }
  return n, sum, t[10], #t
}
print(run()) // expect: 10	55	100	10
