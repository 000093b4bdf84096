// There are no hexadecimal literals: a zero is followed by a name, which is no operator.
// expect-exit: 1
// expect-stderr: error
print(0x10)
