// select(n, ...) gives the arguments from the n-th on.
print(select(1, "a", "b", "c"))
// expect: a	b	c
print(select(3, "a", "b", "c"))
// expect: c
print(select("#", select(4, "a", "b", "c")), select("#", select(2, 1, nil)))
// expect: 0	1
print((select(2, "a", "b", "c")))
// expect: b
print(select("2", "a", "b"))
// expect: b
