// A goroutine may start others.
done := make(chan)
func spread(n) {
  if n == 0 { done <- 1 return }
  go spread(n - 1)
  go spread(n - 1)
}
go spread(8)
sum := 0
for i := 0; i < 256; i++ { sum += <-done }
print(sum) // expect: 256
