// An unbuffered channel hands values from one goroutine to another in order.
ch := make(chan)
go func() {
  for i := 1; i <= 3; i++ { ch <- i }
  close(ch)
}()
for v := range ch { print(v) }
// expect: 1
// expect: 2
// expect: 3
print(type(ch)) // expect: channel
