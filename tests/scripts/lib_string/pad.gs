// padLeft and padRight bring a string to an exact number of bytes.
print("[" .. string.padLeft("42", 5) .. "]", "[" .. string.padRight("42", 5) .. "]")
// expect: [   42]	[42   ]
print(string.padLeft("42", 5, "0"), string.padRight("42", 5, "."))
// expect: 00042	42...
print(string.padLeft("", 3, "x"), string.padRight("", 3, "x"))
// expect: xxx	xxx
