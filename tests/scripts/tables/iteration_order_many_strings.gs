// Fifty string keys iterate in order of insertion.
t := {}
for i := 1; i <= 50; i++ { t["key" .. i * 7919 % 101] = i }
good := true
n := 0
for k, v := range t { n++ if v != n { good = false } }
print(n, good) // expect: 50	true
