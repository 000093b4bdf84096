// Thousands of values can be spread and packed again.
t := {}
for i := 1; i <= 5000; i++ { t[i] = i }
p := table.pack(table.unpack(t))
print(p.n, p[1], p[5000])
// expect: 5000	1	5000
