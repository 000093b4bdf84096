// range, pairs and next go through a table in the same order.
t := {1, 2, 3, x: 4, y: 5, [2.5]: 6, [true]: 7}
a := {}
b := {}
c := {}
for k, v := range t { a[#a + 1] = v }
for k, v := range pairs(t) { b[#b + 1] = v }
k, v := next(t)
for k != nil { c[#c + 1] = v k, v = next(t, k) }
print(table.concat(a, ""), table.concat(b, ""), table.concat(c, "")) // expect: 1234567	1234567	1234567
