// An empty text is found before each character and at the end.
print(string.count("abc", ""), string.count("", ""), string.count("añb", ""))
// expect: 4	1	4
print(string.replaceAll("abc", "", "-"), string.replaceAll("", "", "x"), string.replaceAll("añb", "", "-"))
// expect: -a-b-c-	x	-a-ñ-b-
print(string.contains("abc", ""), string.hasPrefix("abc", ""), string.hasSuffix("abc", ""), #string.split("", ""))
// expect: true	true	true	0
print(string.find("abc", ""))
// expect: 1	0
print(string.find("abc", "", 4, true))
// expect: 4	3
