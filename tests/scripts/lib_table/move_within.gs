// table.move copies a range inside one table, overlapping or not.
t := {1, 2, 3, 4, 5}
table.move(t, 1, 3, 2)
print(table.concat(t, " "))
// expect: 1 1 2 3 5
u := {1, 2, 3, 4, 5}
table.move(u, 3, 5, 1)
print(table.concat(u, " "))
// expect: 3 4 5 4 5
