// An uncaught comparison error carries its position too.
// expect-exit: 1
// expect-stderr: uncaught_compare.gs: uncaught_compare.gs:5: attempt to compare number with nil
x := 1
if x < nothing { print("never") }
