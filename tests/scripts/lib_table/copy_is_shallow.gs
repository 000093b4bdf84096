// table.copy makes a new table with the same entries.
inner := {1}
t := {1, 2, x: inner}
c := table.copy(t)
c[1] = 100
print(t[1], c[1], c[2], c.x == inner, c == t)
// expect: 1	100	2	true	false
