// Arrays based at zero work like those based at one.
n := 100
t := {}
for i := 0; i < n; i++ { t[i] = n - i }
for i := 0; i < n; i++ {
  for j := 0; j < n - 1 - i; j++ {
    if t[j] > t[j + 1] { t[j], t[j + 1] = t[j + 1], t[j] }
  }
}
print(t[0], t[1], t[98], t[99], t[100]) // expect: 1	2	99	100	nil
sum := 0
for k, v := range t { sum += k * v }
print(sum) // expect: 333300
