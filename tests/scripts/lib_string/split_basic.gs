// split cuts at every separator and keeps empty pieces.
func show(t) { return #t .. ":" .. table.concat(t, "|") }
print(show(string.split("a,b,c", ",")))
// expect: 3:a|b|c
print(show(string.split(",a,,b,", ",")))
// expect: 5:|a||b|
print(show(string.split("abc", ",")))
// expect: 1:abc
print(show(string.split("a::b::c", "::")))
// expect: 3:a|b|c
print(show(string.split("a.b.c", ".")))
// expect: 3:a|b|c
