// A comparator decides the order.
t := {3, 1, 2}
table.sort(t, func(a, b) { return a > b })
print(table.concat(t, " "))
// expect: 3 2 1
words := {"ccc", "a", "bb"}
table.sort(words, func(a, b) { return #a < #b })
print(table.concat(words, " "))
// expect: a bb ccc
