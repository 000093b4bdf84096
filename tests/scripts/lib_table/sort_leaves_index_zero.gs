// Sorting touches indices from 1 on only.
t := {3, 2, 1}
t[0] = 99
table.sort(t)
print(t[0], t[1], t[2], t[3])
// expect: 99	1	2	3
