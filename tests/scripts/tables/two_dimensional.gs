// Tables of tables serve as matrices, based at zero or one.
n := 8
m := {}
for i := 0; i < n; i++ {
  m[i] = {}
  for j := 0; j < n; j++ { m[i][j] = i * 1.0 + j }
}
trace := 0
for i := 0; i < n; i++ { trace += m[i][i] }
print(trace, m[7][7], m[0][0], #m, #m[0]) // expect: 56.0	14.0	0.0	7	7
