// There is no ternary operator.
// expect-exit: 1
// expect-stderr: error
x := 1 ? 2 : 3
