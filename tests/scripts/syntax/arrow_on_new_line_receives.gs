// An arrow at the start of a line after an expression statement begins a receive statement.
ch := make(chan, 2)
ch <- 1
ch <- 2
f := func() { print("f") }
f()
<-ch
// expect: f
print(<-ch) // expect: 2
