// table.unique keeps the first of equal elements.
print(table.concat(table.unique({3, 1, 3, 2, 1, 2}), " "), #table.unique({}))
// expect: 3 1 2	0
print(table.concat(table.unique({"a", "b", "a"}), ""))
// expect: ab
