// Positions may be floats or numeric text.
t := {1, 2, 3}
table.insert(t, "1", 0)
print(table.concat(t, " "))
// expect: 0 1 2 3
print(table.remove(t, 2.0), table.remove(t, "2"), table.concat(t, " "))
// expect: 1	2	0 3
