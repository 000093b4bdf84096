// An error that leaves a wrapped coroutine uncaught ends the program.
// expect-exit: 1
// expect-stderr: inside the coroutine
print("start") // expect: start
co := coroutine.wrap(func() { error("inside the coroutine") })
co()
print("never")
