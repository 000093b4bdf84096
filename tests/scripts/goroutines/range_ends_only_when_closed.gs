// A range over a channel continues at nil and ends when the channel is closed and drained.
ch := make(chan, 3)
ch <- 1
ch <- nil
ch <- 3
close(ch)
n := 0
for v := range ch { n++ print(v) }
// expect: 1
// expect: nil
// expect: 3
print(n) // expect: 3
for v := range ch { print("never") }
