// A set that begins with ^ matches every other byte.
print(string.gsub("a1b2", "[^%d]", "_"))
// expect: _1_2	2
print(string.match("key: value", "[^:]+"), string.match("key: value", "[^%s]+$"))
// expect: key	value
