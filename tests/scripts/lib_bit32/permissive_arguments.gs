// Floats are truncated, numeric text is parsed, anything else counts as 0.
print(bit32.band(7.9, 3), bit32.bor("12", 1), bit32.bxor(nil, 6))
// expect: 3	13	6
print(math.type(bit32.band(7.0)))
// expect: integer
