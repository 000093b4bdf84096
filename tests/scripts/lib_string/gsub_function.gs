// A function replacement gets the captures; nil or false keeps the match.
print(string.gsub("1 2 3", "%d", func(d) { return d * 2 }))
// expect: 2 4 6	3
print(string.gsub("a=1 b=2", "(%w)=(%w)", func(k, v) { return v .. "=" .. k }))
// expect: 1=a 2=b	2
print(string.gsub("abc", "%w", func(c) { if c == "b" { return nil }; return false }))
// expect: abc	3
print(string.gsub("abc", "()", func(p) { return p }))
// expect: 1a2b3c4	4
