// table.insert with two arguments appends at #t + 1.
t := {}
table.insert(t, "a")
table.insert(t, "b")
print(#t, t[1], t[2])
// expect: 2	a	b
u := {10, nil, 30}
table.insert(u, 40)
print(#u, u[2], u[4])
// expect: 4	nil	40
