// filter, map and reduce work over 1..#t.
t := {1, 2, 3, 4, 5, 6}
print(table.concat(table.filter(t, func(v) { return v % 2 == 0 }), " "))
// expect: 2 4 6
print(table.concat(table.map(t, func(v, i) { return v * i }), " "))
// expect: 1 4 9 16 25 36
print(table.reduce(t, func(acc, v) { return acc + v }, 0), table.reduce({}, func(a, v) { return 1 }, "init"))
// expect: 21	init
print(table.concat(table.filter({"a", "b", "c"}, func(v, i) { return i != 2 }), ""))
// expect: ac
