// %e rounds exactly and knows width and flags.
print(string.format("%.0e %.0e %.0e", 15, 25, 35), string.format("%.3e", 9999.5))
// expect: 2e+01 2e+01 4e+01	1.000e+04
print("[" .. string.format("%12.2e", 12345) .. "]", "[" .. string.format("%-12.2e", 12345) .. "]")
// expect: [    1.23e+04]	[1.23e+04    ]
print(string.format("%+.1e", 12345), string.format("%012.3e", -1234.5), string.format("%#.0e", 5))
// expect: +1.2e+04	-001.234e+03	5.e+00
