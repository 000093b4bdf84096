// Sorted, reversed and constant inputs are no problem.
func is_sorted(t) {
    for i := 2; i <= #t; i++ {
        if t[i - 1] > t[i] { return false }
    }
    return true
}
up, down, same := {}, {}, {}
for i := 1; i <= 2000; i++ {
    up[i] = i
    down[i] = 2001 - i
    same[i] = 1
}
table.sort(up)
table.sort(down)
table.sort(same)
print(is_sorted(up), is_sorted(down), is_sorted(same), down[1], down[2000])
// expect: true	true	true	1	2000
