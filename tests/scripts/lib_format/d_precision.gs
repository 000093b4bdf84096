// A precision gives the minimal number of digits.
print(string.format("%.3d", 5), string.format("%.3d", -5), string.format("%.1d", 123))
// expect: 005	-005	123
print("[" .. string.format("%8.3d", 5) .. "]", "[" .. string.format("%-8.3d", 5) .. "]", string.format("%+.3d", 5))
// expect: [     005]	[005     ]	+005
