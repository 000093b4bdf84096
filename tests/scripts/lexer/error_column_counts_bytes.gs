// Lines and columns of an error are counted from one, columns in bytes.
// expect-exit: 1
// expect-stderr: parse error at 5:11
// The string below holds a two-byte letter; the stray parenthesis is the eleventh byte.
x := "é" )
