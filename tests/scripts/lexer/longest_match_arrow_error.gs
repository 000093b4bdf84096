// Without a space a comparison with a negative number reads as a channel arrow.
// expect-exit: 1
// expect-stderr: parse error
a := 0
if a<-1 { print("less") }
