// table.contains looks through all values, indexOf through the array.
t := {"a", "b", "c", x: "d"}
print(table.contains(t, "b"), table.contains(t, "d"), table.contains(t, "z"))
// expect: true	true	false
print(table.indexOf(t, "c"), table.indexOf(t, "z"), table.indexOf({1, 2.0, 3}, 2))
// expect: 3	nil	2
