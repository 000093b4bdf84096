// An exponent without digits is an invalid number.
// expect-exit: 1
// expect-stderr: lexer error
print(1e)
