// Two goroutines alternate strictly over unbuffered channels.
ping, pong := make(chan), make(chan)
go func() {
  for v := range ping { pong <- v + 1 }
  close(pong)
}()
x := 0
for i := 0; i < 1000; i++ {
  ping <- x
  x = <-pong
}
close(ping)
print(x, <-pong) // expect: 1000	nil
