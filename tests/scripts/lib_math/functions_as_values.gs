// Library functions are ordinary values.
f := math.floor
print(f(2.9), table.concat(table.map({1.5, -1.5, 2}, f), " "))
// expect: 2	1 -2 2
print(pcall(math.sqrt, 9))
// expect: true	3.0
