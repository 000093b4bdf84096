// An uncaught call error carries its position too.
// expect-exit: 1
// expect-stderr: uncaught_call.gs: uncaught_call.gs:4: attempt to call a nil value
nothing(1, 2)
