// A replacement string of gsub expands captures; functions and tables replace too.
print(string.gsub("key=val", "(%w+)=(%w+)", "%2=%1")) // expect: val=key	1
print(string.gsub("abc", "%w", "[%0]")) // expect: [a][b][c]	3
print(string.gsub("50", "0", "%%")) // expect: 5%	1
print(string.gsub("a b", "%w", {a: "1"})) // expect: 1 b	2
print(string.gsub("a b", "%w", func(c) { if c == "b" { return "2" } })) // expect: a 2	2
