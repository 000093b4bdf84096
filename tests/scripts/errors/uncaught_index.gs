// An uncaught index error carries its position too.
// expect-exit: 1
// expect-stderr: uncaught_index.gs: uncaught_index.gs:5: attempt to index a nil value
t := {}
print(t.a.b)
