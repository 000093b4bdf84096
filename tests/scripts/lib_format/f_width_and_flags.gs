// Width and flags work for floats as for integers.
print("[" .. string.format("%8.3f", 3.14159) .. "]", "[" .. string.format("%-8.3f", 3.14159) .. "]")
// expect: [   3.142]	[3.142   ]
print(string.format("%012.3f", -3.14159), string.format("%+.2f", 2), "[" .. string.format("% .2f", 2) .. "]")
// expect: -0000003.142	+2.00	[ 2.00]
print(string.format("%#.0f", 3), "[" .. string.format("%5.0f", 2.5) .. "]")
// expect: 3.	[    2]
