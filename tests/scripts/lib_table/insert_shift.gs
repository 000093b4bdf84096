// table.insert with a position moves the later elements up.
t := {1, 2, 3}
table.insert(t, 1, "first")
print(table.concat(t, " "))
// expect: first 1 2 3
table.insert(t, 3, "mid")
print(table.concat(t, " "))
// expect: first 1 mid 2 3
table.insert(t, #t + 1, "last")
print(table.concat(t, " "))
// expect: first 1 mid 2 3 last
