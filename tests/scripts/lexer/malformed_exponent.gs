// An exponent without digits is an invalid number.
// expect-exit: 1
// expect-stderr: invalid number
print(1e)
