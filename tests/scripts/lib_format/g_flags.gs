// %G uses an upper-case exponent; # keeps trailing zeros.
print(string.format("%G", 1e-10), string.format("%.3G", 123456))
// expect: 1E-10	1.23E+05
print(string.format("%#.3g", 1), "[" .. string.format("%8g", 0.5) .. "]", "[" .. string.format("%-8g", 0.5) .. "]")
// expect: 1.00	[     0.5]	[0.5     ]
print(string.format("%+g", 1.5), string.format("%08.3g", -1.5))
// expect: +1.5	-00001.5
