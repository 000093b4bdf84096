// A buffered channel holds as many values as its capacity without a receiver.
ch := make(chan, 3)
ch <- "a"
ch <- "b"
ch <- nil
print(<-ch, <-ch, <-ch) // expect: a	b	nil
n := 2
d := make(chan, n + 1)
for i := 0; i < 3; i++ { d <- i }
close(d)
sum := 0
for v := range d { sum += v }
print(sum) // expect: 3
