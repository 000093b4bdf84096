// An uncaught error without a value is reported as nil.
// expect-exit: 1
// expect-stderr: uncaught_nil.gs: uncaught_nil.gs:4: nil
error()
