// An uncaught error inside an inlined function: the traceback has it, and the lines of all callers.
// expect-exit: 1
// expect-stderr: inline_error_uncaught.gs:12: attempt to perform arithmetic on a table value
// expect-stderr: return a +
// expect-stderr: add
// expect-stderr: inline_error_uncaught.gs:12
// expect-stderr: sum
// expect-stderr: inline_error_uncaught.gs:19
// expect-stderr: outermost
// expect-stderr: inline_error_uncaught.gs:23
func add(a, b) {
  return a +
    b
}
func sum(n, last) {
  s := 0
  for i := 1; i <= n; i++ {
    s = s +
      add(i == n && last || i, 1)
  }
  return s
}
func outermost(last) { return sum(50, last) + 1 }
outermost(nil)
outermost({})
