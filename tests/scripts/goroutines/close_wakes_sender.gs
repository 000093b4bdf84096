// A goroutine blocked in a send on a channel that is closed gets an error.
ch := make(chan)
result := make(chan)
started := make(chan)
go func() {
  started <- true
  ok, e := pcall(func() { ch <- 1 })
  result <- e
}()
<-started
time.sleep(0.01)
close(ch)
print(<-result) // expect: send on closed channel
