// Four rounds side by side are computed in vectors. Behind the inner loop a row is made longer, by a routine that keeps all registers:
// the upper halves of vectors are registers, too.
func fill(v, to, n, m) {
  for i := 0; i < n; i++ {
    s := 0.0
    for k := 0; k < m; k++ {
      s = s + i * v[k]
      s -= v[i + 1]
      s += i
    }
    to[i] = s
  }
}
v := {}
for i := 0; i < 70; i++ { v[i] = i * 0.5 }
for r := 1; r <= 30; r++ {
  to := {}
  fill(v, to, 40, 6)
  wrong := 0
  for i := 0; i < 40; i++ {
    s := 0.0
    for k := 0; k < 6; k++ { s = s + i * k * 0.5 - (i + 1) * 0.5 + i }
    if s != to[i] { wrong++ }
  }
  if wrong > 0 || r == 30 { print(r, wrong, to[0], to[1], to[38], to[39]) }  // expect: 30	0	-3.0	7.5	396.0	406.5
}
