// %q writes a string in quotes with its special bytes escaped.
print(string.format("%q", "plain"), string.format("%q", ""))
// expect: "plain"	""
print(string.format("%q", "say \"hi\""), string.format("%q", "a\\b"))
// expect: "say \"hi\""	"a\\b"
print(string.format("%q", "line\nnext\r"), string.format("%q", "a" .. string.char(0) .. "b"))
// expect: "line\nnext\r"	"a\0b"
