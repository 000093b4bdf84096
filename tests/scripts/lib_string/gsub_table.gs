// A table replacement is indexed by the first capture.
print(string.gsub("$name is $age", "%$(%w+)", {name: "Ann", age: 33}))
// expect: Ann is 33	2
print(string.gsub("abc", "%w", {a: 1, b: false}))
// expect: 1bc	3
t := setmetatable({}, {__index: func(t, k) { return "<" .. k .. ">" }})
print(string.gsub("xy", "%w", t))
// expect: <x><y>	2
