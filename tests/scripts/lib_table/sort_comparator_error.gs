// An error in the comparator passes through; the elements are still all there.
e := {}
t := {3, 1, 2}
ok, got := pcall(table.sort, t, func(a, b) { error(e) })
print(ok, got == e, #t, t[1] + t[2] + t[3])
// expect: false	true	3	6
