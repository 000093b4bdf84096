// Simple repeats cope with long subjects.
s := string.rep("a", 100000) .. "b"
print(#string.match(s, "a*"), string.find(s, "a-b"))
// expect: 100000	1	100001
print(select(2, string.gsub(s, "a", "b")))
// expect: 100000
