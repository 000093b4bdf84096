// ipairs goes from index one to the first nil, without metamethods.
t := {"a", "b", nil, "d"}
t[0] = "zero"
for i, v := range ipairs(t) { print(i, v) }
// expect: 1	a
// expect: 2	b
it := ipairs({7})
print(it()) // expect: 1	7
print((it())) // expect: nil
