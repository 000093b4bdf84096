// table.concat takes an inclusive range of positions.
t := {1, 2, 3, 4}
print(table.concat(t, "-", 2), table.concat(t, "-", 2, 3), table.concat(t, "-", 3, 2) == "")
// expect: 2-3-4	2-3	true
print(table.concat(t, "", 4, 4))
// expect: 4
