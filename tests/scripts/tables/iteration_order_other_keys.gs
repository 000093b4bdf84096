// Keys that are neither array indices nor strings keep their order of insertion too.
t := {}
t[true] = 1
t[2.5] = 2
t[false] = 3
t[-1] = 4
t[1e100] = 5
order := ""
for k, v := range t { order ..= v }
print(order) // expect: 12345
