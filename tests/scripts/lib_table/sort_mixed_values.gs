// Values that cannot be compared count as equal, so their order stays.
t := {"b", true, "b"}
table.sort(t)
print(t[1], t[2], t[3])
// expect: b	true	b
u := {{}, {}, {}}
a, b, c := u[1], u[2], u[3]
table.sort(u)
print(u[1] == a, u[2] == b, u[3] == c)
// expect: true	true	true
