// An uncaught runtime error is reported with file, line, source excerpt and traceback.
// expect-exit: 1
// expect-stderr: uncaught_runtime_error.gs: uncaught_runtime_error.gs:8: attempt to perform arithmetic on a nil value
// expect-stderr: return x + missing
// expect-stderr: ^
// expect-stderr: compute
func compute(x) {
  return x + missing
}
func middle(x) {
  r := compute(x)
  return r
}
middle(1)
