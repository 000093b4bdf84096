// An error in a script function called by a library callback is traced to its line.
// expect-exit: 1
// expect-stderr: uncaught_in_callback.gs:6: comparator failed
// expect-stderr: compare
func compare(a, b) {
  error("comparator failed")
}
table.sort({2, 1}, compare)
