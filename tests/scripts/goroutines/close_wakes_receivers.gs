// Closing a channel wakes every goroutine that waits to receive.
ch := make(chan)
done := make(chan, 3)
for i := 1; i <= 3; i++ {
  go func() { done <- (<-ch == nil) }()
}
ready := make(chan)
go func() { ready <- 1 }()
<-ready
close(ch)
print(<-done, <-done, <-done) // expect: true	true	true
