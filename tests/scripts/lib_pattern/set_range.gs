// A set may hold ranges.
print(string.gsub("Hello 123", "[a-z]", "."))
// expect: H.... 123	4
print(string.match("0x1aFg", "0x([0-9a-fA-F]+)"))
// expect: 1aF
