// A send without any receiver is a deadlock.
// expect-exit: 2
// expect-stderr: all goroutines are asleep - deadlock!
ch := make(chan, 1)
ch <- 1
print("buffered") // expect: buffered
ch <- 2
print("after")
