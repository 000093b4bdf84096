// There are no strings in single quotes.
// expect-exit: 1
// expect-stderr: lexer error
// expect-stderr: unexpected character
print('x')
