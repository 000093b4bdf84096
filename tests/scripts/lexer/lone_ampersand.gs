// There are no bitwise operators: a single ampersand is an error.
// expect-exit: 1
// expect-stderr: lexer error
// expect-stderr: unexpected character
x := 1 & 2
