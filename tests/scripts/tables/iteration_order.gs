// Iteration gives the array from index zero up, then all else in order of insertion.
t := {}
t[2] = "c"
t.name = "n"
t[0] = "a"
t[1] = "b"
t.size = "s"
for k, v := range t { print(k, v) }
// expect: 0	a
// expect: 1	b
// expect: 2	c
// expect: name	n
// expect: size	s
u := {zebra: 1, apple: 2, mango: 3}
u.kiwi = 4
keys := ""
for k := range u { keys ..= k .. "," }
print(keys) // expect: zebra,apple,mango,kiwi,
