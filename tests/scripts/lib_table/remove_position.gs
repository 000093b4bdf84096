// table.remove at a position moves the later elements down.
t := {"a", "b", "c", "d"}
print(table.remove(t, 1), table.concat(t, ""))
// expect: a	bcd
print(table.remove(t, 2), table.concat(t, ""))
// expect: c	bd
print(table.remove(t, 2), table.concat(t, ""), #t)
// expect: d	b	1
