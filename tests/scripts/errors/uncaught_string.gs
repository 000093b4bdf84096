// An uncaught error is reported with file and line, and ends the program with status 1.
// expect-exit: 1
// expect-stderr: uncaught_string.gs: uncaught_string.gs:7: went wrong
// expect-stderr: fail
print("before") // expect: before
func fail() {
  error("went wrong")
}
fail()
print("after")
