// Holes count, trailing nils do not.
t := {10, nil, 30}; print(#t, t[2], t[3.0]); t[3] = nil; print(#t)
// expect: 3	nil	30
// expect: 1
