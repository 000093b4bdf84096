// A pad of several bytes is repeated; the text keeps its end of the field.
print(string.padLeft("x", 6, "abc"), string.padRight("x", 6, "abc"))
// expect: bcabcx	xabcab
print(string.padLeft("xyz", 2, ""), string.padRight("xyz", 5, ""), string.padLeft("x", -1) == "")
// expect: yz	xyz	true
print(pcall(string.padLeft, "x", 1e15))
// expect: false	string too long
