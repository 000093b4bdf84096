// An uncaught error that is a table is reported as its text.
// expect-exit: 1
// expect-stderr: uncaught_table.gs: uncaught_table.gs:4: table: 0x
error({code: 5})
