// A receive that nobody can ever satisfy is a deadlock: the program ends with status 2.
// expect-exit: 2
// expect-stderr: all goroutines are asleep - deadlock!
ch := make(chan)
print("before") // expect: before
<-ch
print("after")
