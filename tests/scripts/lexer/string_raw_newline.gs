// A string in quotes may not contain a newline.
// expect-exit: 1
// expect-stderr: lexer error
x := "one
two"
