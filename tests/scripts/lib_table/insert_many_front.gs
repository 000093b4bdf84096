// Repeated insertion at the front reverses the order.
t := {}
for i := 1; i <= 200; i++ { table.insert(t, 1, i) }
ok := true
for i := 1; i <= 200; i++ {
    if t[i] != 201 - i { ok = false }
}
print(#t, ok)
// expect: 200	true
