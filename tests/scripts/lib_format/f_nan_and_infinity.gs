// NaN and infinities are spelled as print spells them and padded with spaces.
print("[" .. string.format("%5.1f", 0 / 0) .. "]", "[" .. string.format("%5.1f", 1 / 0) .. "]", "[" .. string.format("%5.1f", -1 / 0) .. "]")
// expect: [  NaN]	[ +Inf]	[ -Inf]
print("[" .. string.format("%-6.1f", 0 / 0) .. "]", "[" .. string.format("%06.2f", -1 / 0) .. "]")
// expect: [NaN   ]	[  -Inf]
print(string.format("%g %e %.3g", 1 / 0, 0 / 0, -1 / 0))
// expect: +Inf NaN -Inf
