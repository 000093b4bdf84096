// A table with thousands of mixed keys finds them all.
t := {}
n := 4000
for i := 1; i <= n; i++ {
  t["s" .. i] = i
  t[i + 0.5] = i
  t[-i] = i
}
good := 0
for i := 1; i <= n; i++ { if t["s" .. i] == i && t[i + 0.5] == i && t[-i] == i { good++ } }
print(good) // expect: 4000
for i := 1; i <= n; i++ { t["s" .. i] = nil t[-i] = nil }
count := 0
for k := range t { count++ }
print(count) // expect: 4000
