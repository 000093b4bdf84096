// An if without a condition is an error.
// expect-exit: 1
// expect-stderr: parse error at
if { print(1) }
