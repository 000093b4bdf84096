// table.unpack spreads elements like the global unpack.
print(table.unpack({1, 2, 3}))
// expect: 1	2	3
print(table.unpack({1, 2, 3}, 2))
// expect: 2	3
print(table.unpack({1, 2, 3}, 2, 5))
// expect: 2	3	nil	nil
print(select("#", table.unpack({})))
// expect: 0
print(table.unpack({[0]: "z", [1]: "a"}, 0, 1))
// expect: z	a
