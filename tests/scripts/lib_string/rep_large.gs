// Repetition builds long strings.
s := string.rep("0123456789", 100000)
print(#s, string.sub(s, -3), string.sub(s, 500001, 500003))
// expect: 1000000	789	012
