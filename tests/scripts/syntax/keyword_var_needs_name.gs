// A var statement needs a name.
// expect-exit: 1
// expect-stderr: parse error at 4:5
var = 1
