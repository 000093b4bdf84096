// Frames with many variables nest deeply as well.
// gc-period: 499
func sum(n) {
  a, b, c, d, e, f, g, h := n, 1, 2, 3, 4, 5, 6, 7
  t := {n}
  if n == 0 { return 0 }
  r := sum(n - 1)
  return r + t[1] + a - n + b + c + d + e + f + g + h - 28
}
print(sum(50000)) // expect: 1250025000
