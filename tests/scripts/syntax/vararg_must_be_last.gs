// A vararg parameter stands last.
// expect-exit: 1
// expect-stderr: parse error at
func f(..., a) {}
