// select counts nils and gives the arguments from a position on.
func n(...) { return select("#", ...) }
print(n(), n(nil), n(1, nil), n(nil, nil, nil)) // expect: 0	1	2	3
print(select(2, "a", "b", "c")) // expect: b	c
print(select(4, "a", "b", "c")) // expect:
print((select(3, "a", "b", "c"))) // expect: c
print((pcall(select, 0, "a"))) // expect: false
