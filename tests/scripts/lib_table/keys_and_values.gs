// table.keys and table.values give arrays in iteration order.
t := {10, 20, x: 30, y: 40}
print(table.concat(table.keys(t), " "), table.concat(table.values(t), " "))
// expect: 1 2 x y	10 20 30 40
print(#table.keys({}), #table.values({}))
// expect: 0	0
