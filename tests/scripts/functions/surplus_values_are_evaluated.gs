// Values beyond the targets are evaluated and dropped; missing ones are nil.
log := ""
func note(x) { log ..= x return x }
a := note("1"), note("2"), note("3")
print(a, log) // expect: 1	123
b, c, d := note("4")
print(b, c, d, log) // expect: 4	nil	nil	1234
a, b = note("5"), note("6"), note("7")
print(a, b, log) // expect: 5	6	1234567
