// table.pack keeps the number of arguments in n, nils included.
p := table.pack("a", nil, "c", nil)
print(p.n, p[1], p[2], p[3], p[4])
// expect: 4	a	nil	c	nil
print(table.pack().n)
// expect: 0
print(table.unpack(p, 1, p.n))
// expect: a	nil	c	nil
