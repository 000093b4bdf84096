// A character that starts no token is an error.
// expect-exit: 1
// expect-stderr: lexer error
// expect-stderr: unexpected character
x := 1 @ 2
