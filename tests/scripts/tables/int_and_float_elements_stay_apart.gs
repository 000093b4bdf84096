// Ints and floats in one array keep their kind.
t := {1, 2.0, 3}
print(t[1], t[2], t[3]) // expect: 1	2.0	3
u := {}
for i := 1; i <= 6; i++ { if i % 2 == 0 { u[i] = i } else { u[i] = i * 1.0 } }
print(u[1], u[2], u[3], u[4], u[5], u[6]) // expect: 1.0	2	3.0	4	5.0	6
z := {0.0, -0.0, 0}
print(z[1], z[2], z[3]) // expect: 0.0	-0.0	0
n := {1.5, 0 / 0, 1 / 0}
print(n[1], n[2], n[3], #n) // expect: 1.5	NaN	+Inf	3
