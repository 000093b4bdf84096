// Numeric text is parsed, anything else counts as 0.
print(math.floor("3.7"), math.sqrt("16"), math.abs("-5"), math.max("3", 2))
// expect: 3	4.0	5	3
print(math.sqrt(nil), math.floor(nil), math.abs({}), math.sin("abc"))
// expect: 0.0	0	0	0.0
