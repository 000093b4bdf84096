// A contradictory comparator still ends with the same elements.
t := {}
for i := 1; i <= 100; i++ { t[i] = i }
flip := false
pcall(table.sort, t, func(a, b) {
    flip = !flip
    return flip
})
table.sort(t)
ok := true
for i := 1; i <= 100; i++ {
    if t[i] != i { ok = false }
}
print(#t, ok)
// expect: 100	true
always := {1, 2, 3, 4, 5}
pcall(table.sort, always, func(a, b) { return true })
table.sort(always)
print(table.concat(always, " "))
// expect: 1 2 3 4 5
