// Zero-padded keys compare in numeric order.
prev, ok := "", true
for i := 0; i < 2000; i++ {
    k := string.format("key_%05d", i)
    if !(prev < k) { ok = false }
    prev = k
}
print(ok, prev, #prev)
// expect: true	key_01999	9
