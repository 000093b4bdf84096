// Inserting at 1 does not move index 0.
t := {"a", "b"}
t[0] = "zero"
table.insert(t, 1, "new")
print(t[0], t[1], t[2], t[3], #t)
// expect: zero	new	a	b	3
