// A width pads on the left, with - on the right; longer numbers are not cut.
print("[" .. string.format("%5d", 42) .. "]", "[" .. string.format("%-5d", 42) .. "]")
// expect: [   42]	[42   ]
print("[" .. string.format("%5d", -42) .. "]", "[" .. string.format("%-5d", -42) .. "]")
// expect: [  -42]	[-42  ]
print(string.format("%2d", 12345), string.format("%1d", -1))
// expect: 12345	-1
