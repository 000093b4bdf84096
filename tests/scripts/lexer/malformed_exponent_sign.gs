// A sign does not complete an exponent.
// expect-exit: 1
// expect-stderr: invalid number
print(1e+)
