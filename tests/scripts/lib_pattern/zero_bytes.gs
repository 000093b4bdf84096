// Zero bytes may appear in subjects, patterns and sets.
z := string.char(0)
s := "a" .. z .. z .. "b"
print(string.find(s, z .. "+"))
// expect: 2	3
print(#string.match(s, "[" .. z .. "]+"), #string.match(s, "[^" .. z .. "]+"), #string.match(s, "a.*b"))
// expect: 2	1	4
