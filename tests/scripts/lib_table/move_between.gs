// table.move copies into another table and returns the destination.
a := {1, 2, 3}
b := {9}
print(table.move(a, 1, 3, 2, b) == b, table.concat(b, " "))
// expect: true	9 1 2 3
print(table.move(a, 3, 1, 1, b) == b, table.concat(b, " "))
// expect: true	9 1 2 3
print(table.move(a, 1, 1, 1) == a)
// expect: true
