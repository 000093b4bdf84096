// trim, trimLeft and trimRight remove white space or the given characters.
print("[" .. string.trim("  a b\t\n") .. "]")
// expect: [a b]
print("[" .. string.trimLeft("  a  ") .. "]", "[" .. string.trimRight("  a  ") .. "]")
// expect: [a  ]	[  a]
print(string.trim("--x-y--", "-"), string.trim("xyzzyx", "xy"), string.trim("", "-") == "")
// expect: x-y	zz	true
print(string.trimLeft("001200", "0"), string.trimRight("001200", "0"), string.trim("   ") == "")
// expect: 1200	0012	true
