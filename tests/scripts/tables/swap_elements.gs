// Elements are swapped in one assignment, also when the stores overlap.
t := {1, 2, 3}
i, j := 1, 3
t[i], t[j] = t[j], t[i]
print(t[1], t[2], t[3]) // expect: 3	2	1
t[1], t[2], t[3] = t[2], t[3], t[1]
print(t[1], t[2], t[3]) // expect: 2	1	3
t[2], t[2] = "first", "second"
print(t[2]) // expect: second
