// A recursive generator of permutations.
func permgen(a, n) {
    if n <= 1 {
        coroutine.yield(a)
    } else {
        for i := 1; i <= n; i++ {
            a[n], a[i] = a[i], a[n]
            permgen(a, n - 1)
            a[n], a[i] = a[i], a[n]
        }
    }
}
for p := range coroutine.wrap(func() { permgen({"a", "b", "c"}, 3) }) { print(table.concat(p, " ")) }
// expect: b c a
// expect: c b a
// expect: c a b
// expect: a c b
// expect: b a c
// expect: a b c
