// Modulo of numeric strings is floored like that of numbers.
print("-7" % 3, -7 % "3", "-7.5" % "2") // expect: 2	2	0.5
