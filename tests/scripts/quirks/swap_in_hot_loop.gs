// Swaps of overlapping elements stay right in loops that run long.
t := {}
n := 200
for i := 1; i <= n; i++ { t[i] = (i * 7919) % 1009 }
for i := 1; i <= n; i++ {
  for j := 1; j <= n - i; j++ {
    if t[j] > t[j + 1] { t[j], t[j + 1] = t[j + 1], t[j] }
  }
}
sorted := true
for i := 2; i <= n; i++ { if t[i - 1] > t[i] { sorted = false } }
print(sorted, t[1], t[100], t[200]) // expect: true	9	509	1005
k := 1
for i := 0; i < 1000; i++ { t[k], t[k] = i, i + 1 }
print(t[1]) // expect: 1000
