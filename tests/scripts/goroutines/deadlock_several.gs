// A deadlock among several goroutines is found as well.
// expect-exit: 2
// expect-stderr: all goroutines are asleep - deadlock!
a, b := make(chan), make(chan)
go func() { v := <-a b <- v }()
go func() { v := <-a b <- v }()
print("waiting") // expect: waiting
v := <-b
print("after")
