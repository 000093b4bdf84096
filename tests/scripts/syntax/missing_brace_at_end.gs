// The end of the file inside a block is reported.
// expect-exit: 1
// expect-stderr: parse error at
func f() {
  print(1)
