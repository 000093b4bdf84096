// Formatting handles long strings and wide fields.
s := string.rep("x", 10000)
print(#string.format("<%s>", s), #string.format("%s%s", s, s))
// expect: 10002	20000
print(#string.format("%60d", 1), #string.format("%-99s|", "a"))
// expect: 60	100
