// ipairs walks 1, 2, ... up to the first nil and never visits index 0.
t := {"a", "b", nil, "d"}
t[0] = "zero"
for i, v := range ipairs(t) { print(i, v) }
// expect: 1	a
// expect: 2	b
for i, v := range ipairs({}) { print("never") }
print("end")
// expect: end
