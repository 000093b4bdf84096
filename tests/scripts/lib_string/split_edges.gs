// An empty separator gives single bytes; an empty string gives one empty piece.
print(table.concat(string.split("abc", ""), "|"))
// expect: a|b|c
t := string.split("", ",")
print(#t, t[1] == "")
// expect: 1	true
print(#string.split(",", ","))
// expect: 2
