// table.slice copies an inclusive range into a new table.
t := {"a", "b", "c", "d"}
print(table.concat(table.slice(t, 2, 3), ""), table.concat(table.slice(t, 3), ""))
// expect: bc	cd
s := table.slice(t, 1)
s[1] = "changed"
print(t[1], #s, #table.slice(t, 3, 2))
// expect: a	4	0
