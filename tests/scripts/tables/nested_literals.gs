// Literals nest as elements and fields.
m := {{1, 2}, {3, 4}}
print(m[1][1], m[1][2], m[2][1], m[2][2], #m, #m[1]) // expect: 1	2	3	4	2	2
t := {list: {{name: "a", tags: {"x", "y"}}, {name: "b", tags: {}}}}
print(t.list[1].tags[2], t.list[2].name, #t.list[2].tags) // expect: y	b	0
