// A hole made in the middle of an array reads as nil and is skipped by iteration.
t := {1, 2, 3, 4, 5}
t[3] = nil
print(#t, t[2], t[3], t[4]) // expect: 5	2	nil	4
for k, v := range t { print(k, v) }
// expect: 1	1
// expect: 2	2
// expect: 4	4
// expect: 5	5
t[5] = nil
print(#t) // expect: 4
t[4] = nil
print(#t) // expect: 2
