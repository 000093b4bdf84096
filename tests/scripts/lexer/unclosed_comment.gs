// A block comment that never ends is an error.
// expect-exit: 1
// expect-stderr: lexer error
print(1)
/* no end
print(2)
