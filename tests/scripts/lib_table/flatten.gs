// table.flatten dissolves nested arrays, to a given depth.
print(table.concat(table.flatten({1, {2, 3}, 4}), " "))
// expect: 1 2 3 4
one := table.flatten({1, {2, {3, {4}}}}, 1)
print(#one, one[1], one[2], type(one[3]))
// expect: 3	1	2	table
two := table.flatten({1, {2, {3, {4}}}}, 2)
print(#two, two[3], type(two[4]))
// expect: 4	3	table
