// A reserved word is not a variable name.
// expect-exit: 1
// expect-stderr: parse error
func := 1
