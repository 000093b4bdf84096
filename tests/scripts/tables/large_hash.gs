// A table with a hundred thousand mixed keys finds them all.
// gc-period: 499
t := {}
n := 30000
for i := 1; i <= n; i++ {
  t["s" .. i] = i
  t[i + 0.5] = i
  t[-i] = i
}
good := 0
for i := 1; i <= n; i++ { if t["s" .. i] == i && t[i + 0.5] == i && t[-i] == i { good++ } }
print(good) // expect: 30000
for i := 1; i <= n; i++ { t["s" .. i] = nil t[-i] = nil }
count := 0
for k := range t { count++ }
print(count) // expect: 30000
