// table.reverse turns an array around in place and returns it.
t := {1, 2, 3, 4}
print(table.reverse(t) == t, table.concat(t, " "))
// expect: true	4 3 2 1
print(table.concat(table.reverse({1, 2, 3}), " "), #table.reverse({}))
// expect: 3 2 1	0
