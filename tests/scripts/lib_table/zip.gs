// table.zip pairs the elements of two arrays.
z := table.zip({1, 2, 3}, {"a", "b", "c"})
print(#z, z[1][1], z[1][2], z[3][1], z[3][2])
// expect: 3	1	a	3	c
