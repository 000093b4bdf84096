// An uncaught length error carries its position too.
// expect-exit: 1
// expect-stderr: uncaught_length.gs: uncaught_length.gs:4: attempt to get length of a nil value
print(#nothing)
