// + always shows a sign, a space leaves room for one.
print(string.format("%+d %+d %+d", 5, -5, 0))
// expect: +5 -5 +0
print("[" .. string.format("% d", 5) .. "]", "[" .. string.format("% d", -5) .. "]")
// expect: [ 5]	[-5]
print(string.format("%+05d", 42), "[" .. string.format("%+5d", 42) .. "]", "[" .. string.format("%-+5d", 42) .. "]")
// expect: +0042	[  +42]	[+42  ]
