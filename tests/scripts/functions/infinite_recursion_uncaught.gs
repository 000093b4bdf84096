// Infinite recursion that nobody catches is reported.
// expect-exit: 1
// expect-stderr: stack overflow
// expect-stderr: forever
func forever() { forever() }
forever()
