// Bytes from 0x80 up are illegal outside strings and comments.
// expect-exit: 1
// expect-stderr: lexer error
é := 1
