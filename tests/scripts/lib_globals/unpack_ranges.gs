// unpack spreads 1..#t, or the given inclusive range.
t := {1, 2, 3, 4}
print(unpack(t))
// expect: 1	2	3	4
print(unpack(t, 2))
// expect: 2	3	4
print(unpack(t, 2, 3))
// expect: 2	3
print(select("#", unpack({})), select("#", unpack(t, 3, 2)), select("#", unpack({}, 1, 3)))
// expect: 0	0	3
print(unpack({10, nil, 30}))
// expect: 10	nil	30
