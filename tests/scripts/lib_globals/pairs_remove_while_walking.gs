// Removing entries during a walk is safe; removed ones are skipped.
t := {}
for i := 1; i <= 20; i++ { t["k" .. i] = i }
seen := 0
for k, v := range pairs(t) {
    seen++
    t[k] = nil
    if v == 1 { t.k2 = nil }
}
print(seen, next(t))
// expect: 19	nil
