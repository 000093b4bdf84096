// Slots never stored read as nil, whatever the other elements are.
t := {}
t[5] = 1
print(t[0], t[3], t[4], t[5], t[6]) // expect: nil	nil	nil	1	nil
f := {}
f[3] = 1.5
print(f[0], f[1], f[2], f[3]) // expect: nil	nil	nil	1.5
b := {}
b[2] = true
print(b[0], b[1], b[2]) // expect: nil	nil	true
n := 0
for k, v := range t { n++ }
print(n) // expect: 1
