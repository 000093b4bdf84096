// A string that never ends is an error.
// expect-exit: 1
// expect-stderr: lexer error
print("no end
