// A buffered channel keeps the order of many values, wrapping around its buffer.
ch := make(chan, 7)
go func() { for i := 1; i <= 1000; i++ { ch <- i } close(ch) }()
last := 0
good := true
for v := range ch {
  if v != last + 1 { good = false }
  last = v
}
print(good, last) // expect: true	1000
