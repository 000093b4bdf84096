// A literal is not a target of an assignment.
// expect-exit: 1
// expect-stderr: parse error at
1 = 2
