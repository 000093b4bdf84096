// Equal elements keep their order.
t := {}
for i := 1; i <= 300; i++ { t[i] = {key: i * 7 % 5, seq: i} }
table.sort(t, func(a, b) { return a.key < b.key })
ok := true
for i := 2; i <= #t; i++ {
    p, q := t[i - 1], t[i]
    if p.key > q.key { ok = false }
    if p.key == q.key && p.seq > q.seq { ok = false }
}
print(ok, t[1].key, t[1].seq, t[300].key, t[300].seq)
// expect: true	0	5	4	297
