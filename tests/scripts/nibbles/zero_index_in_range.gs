// A range begins at index zero.
t := {}; t[0] = "z"; t[1] = "a"; for k, v := range t { print(k, v) }
// expect: 0	z
// expect: 1	a
