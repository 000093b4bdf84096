// A closed channel gives its rest, then nil; sending and closing again are errors.
ch := make(chan, 2)
ch <- 1
close(ch)
print(<-ch, <-ch, <-ch) // expect: 1	nil	nil
print(pcall(func() { ch <- 2 })) // expect: false	send on closed channel
print(pcall(close, ch)) // expect: false	close of closed channel
