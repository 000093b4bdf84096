// An expression that is no call is not a statement.
// expect-exit: 1
// expect-stderr: parse error at 6:1
// expect-stderr: expression is not a statement
x := 1
x + 1
