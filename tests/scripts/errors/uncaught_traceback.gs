// The traceback names the functions that were running.
// expect-exit: 1
// expect-stderr: uncaught_traceback.gs: uncaught_traceback.gs:7: deep trouble
// expect-stderr: innermost
// expect-stderr: between
// expect-stderr: outermost
func innermost() { error("deep trouble") }
func between() { innermost() return 1 }
func outermost() { between() return 1 }
outermost()
