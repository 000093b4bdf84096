// An error in a goroutine is noted on standard error and does not stop the program.
// expect-stderr: failure in goroutine
done := make(chan)
go func() {
  error("failure in goroutine")
}()
go func() { done <- "others go on" }()
print(<-done) // expect: others go on
time.sleep(0.01)
print("main too") // expect: main too
