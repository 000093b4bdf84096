// A channel of capacity one protects a critical section.
lock := make(chan, 1)
balance := 0
done := make(chan)
func deposit(n) {
  for i := 0; i < 100; i++ {
    lock <- true
    b := balance
    if i % 10 == 0 { time.sleep(0) }
    balance = b + n
    <-lock
  }
  done <- true
}
for i := 1; i <= 5; i++ { go deposit(i) }
for i := 1; i <= 5; i++ { <-done }
print(balance) // expect: 1500
