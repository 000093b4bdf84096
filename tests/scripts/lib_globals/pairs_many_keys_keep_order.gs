// Insertion order holds for hundreds of string keys.
t := {}
for i := 1; i <= 300; i++ { t["key" .. (i * 7919 % 1009)] = i }
last, ok, n := 0, true, 0
for k, v := range pairs(t) {
    if v <= last { ok = false }
    last = v
    n++
}
print(ok, n, last)
// expect: true	300	300
