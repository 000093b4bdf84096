// Zero bytes are ordinary bytes in every function.
z := string.char(0)
s := "a" .. z .. "b" .. z
print(#s, string.find(s, z, 1, true), string.find(s, "b" .. z))
// expect: 4	2	3	4
print(#string.upper(s), string.upper(s) == "A" .. z .. "B" .. z, #string.rep(z, 5))
// expect: 4	true	5
print(s == "a", s == "a" .. z .. "b" .. z, #string.split(s, z))
// expect: false	true	3
print(string.gsub(s, z, "0"))
// expect: a0b0	2
