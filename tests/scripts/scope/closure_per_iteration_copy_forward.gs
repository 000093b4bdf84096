// The copy for the next iteration is taken after the body, before the post statement.
fs := {}
n := 0
for i := 1; i <= 6; i++ {
  n++
  fs[n] = func() { return i }
  i++
}
print(n, fs[1](), fs[2](), fs[3]()) // expect: 3	2	4	6
gs := {}
for i := 0; i < 3; i++ {
  gs[i] = {get: func() { return i }, set: func(v) { i = v }}
}
gs[0].set(100)
print(gs[0].get(), gs[1].get(), gs[2].get()) // expect: 100	1	2
