// The variables of a range loop are fresh in every iteration.
fs := {}
for k, v := range {"a", "b", "c"} { fs[k] = func() { return k .. v } }
print(fs[1](), fs[2](), fs[3]()) // expect: 1a	2b	3c
gs := {}
for i := range 3 { gs[i] = func() { i += 10 return i } }
print(gs[0](), gs[0](), gs[1](), gs[2]()) // expect: 10	20	11	12
