// A table filled from 0 to n-1 has length n-1: index zero does not count.
t := {}
for i := 0; i < 10; i++ { t[i] = i * i }
print(#t, t[0], t[9]) // expect: 9	0	81
u := {}
u[0] = "only"
print(#u) // expect: 0
