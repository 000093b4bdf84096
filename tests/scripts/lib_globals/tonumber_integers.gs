// tonumber reads decimal integers with an optional sign and surrounding space.
print(tonumber("10"), tonumber("-7"), tonumber("+7"))
// expect: 10	-7	7
print(tonumber("  42  "), tonumber("\t\n5\r\n"), tonumber("007"))
// expect: 42	5	7
print(tonumber("0"), tonumber("-0"))
// expect: 0	0
print(tonumber(8), tonumber(8.5), math.type(tonumber("8")))
// expect: 8	8.5	integer
