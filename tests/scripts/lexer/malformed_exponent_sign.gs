// A sign does not complete an exponent.
// expect-exit: 1
// expect-stderr: lexer error
print(1e+)
