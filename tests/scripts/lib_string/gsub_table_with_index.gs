// The replacement table is indexed like any other: __index has its say.
t := setmetatable({a: "1"}, {__index: func(t, k) { if k == "b" { return 2 }; return false }})
print(string.gsub("abc", "%w", t))
// expect: 12c	3
