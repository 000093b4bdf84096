// Strings that do not look like numbers are errors in arithmetic.
func add(s) { return s + 1 }
for _, s := range {"", " ", "abc", "1x", "0x10", "1_000", "1 2", "--1", "1e"} { print(pcall(add, s)) }
// expect: false	attempt to perform arithmetic on a string value
// expect: false	attempt to perform arithmetic on a string value
// expect: false	attempt to perform arithmetic on a string value
// expect: false	attempt to perform arithmetic on a string value
// expect: false	attempt to perform arithmetic on a string value
// expect: false	attempt to perform arithmetic on a string value
// expect: false	attempt to perform arithmetic on a string value
// expect: false	attempt to perform arithmetic on a string value
// expect: false	attempt to perform arithmetic on a string value
print(pcall(func() { return -"x" })) // expect: false	attempt to perform arithmetic on a string value
