// table.count counts every entry, not only the array part.
t := {1, 2, x: 3}
t[0] = 0
print(table.count(t), #t, table.count({}))
// expect: 4	2	0
t.x = nil
print(table.count(t))
// expect: 3
