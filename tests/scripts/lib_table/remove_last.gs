// table.remove takes the last element and returns it.
t := {1, 2, 3}
print(table.remove(t), table.remove(t), #t)
// expect: 3	2	1
print(table.remove(t), #t)
// expect: 1	0
print(table.remove(t), #t)
// expect: nil	0
