// Width and precision of %s count code points.
print("[" .. string.format("%5s", "ab") .. "]", "[" .. string.format("%-5s", "ab") .. "]")
// expect: [   ab]	[ab   ]
print(string.format("%.2s", "hello"), "[" .. string.format("%5.1s", "hello") .. "]", string.format("%2s", "hello"))
// expect: he	[    h]	hello
print("[" .. string.format("%4s", "é") .. "]", string.format("%.2s", "héllo"), "[" .. string.format("%-4s", "日本") .. "]")
// expect: [   é]	hé	[日本  ]
print("[" .. string.format("%.0s", "x") .. "]", "[" .. string.format("%6s", 1.5) .. "]", "[" .. string.format("%4s", nil) .. "]")
// expect: []	[   1.5]	[ nil]
