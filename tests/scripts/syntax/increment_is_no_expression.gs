// An increment is a statement, no expression.
// expect-exit: 1
// expect-stderr: parse error at
x := 1
y := (x++)
