// The variable of a three-clause loop is fresh in every iteration.
fs := {}
for i := 1; i <= 3; i++ { fs[i] = func() { return i } }
print(fs[1](), fs[2](), fs[3]()) // expect: 1	2	3
gs := {}
for i := 1; i <= 3; i++ { gs[i] = func() { i += 10 return i } }
print(gs[1](), gs[1](), gs[2](), gs[3]()) // expect: 11	21	12	13
