// A deadlock is no error that a protected call could catch.
// expect-exit: 2
// expect-stderr: all goroutines are asleep - deadlock!
ok := pcall(func() { ch := make(chan); <-ch })
print("after", ok)
