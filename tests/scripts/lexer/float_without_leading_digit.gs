// A float literal cannot begin with its point.
// expect-exit: 1
// expect-stderr: parse error at 4:7
print(.5)
