// Arrays of booleans, ints or floats take elements of any other kind.
a := {1, 2, 3}
a[2] = 2.5
print(a[1], a[2], a[3]) // expect: 1	2.5	3
print(math.type(a[1]), math.type(a[2])) // expect: integer	float
a[3] = "three"
a[1] = {}
print(type(a[1]), a[2], a[3]) // expect: table	2.5	three
b := {true, false, true}
b[2] = 7
print(b[1], b[2], b[3]) // expect: true	7	true
f := {1.5, 2.5}
f[1] = 1
f[3] = true
print(f[1], f[2], f[3]) // expect: 1	2.5	true
i := {1, 2}
i[3] = 140737488355327 + 1
print(i[1], i[3]) // expect: 1	1.40737488355328e+14
