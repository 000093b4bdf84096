// Ten thousand pseudo-random numbers come out ordered, none lost.
t := {}
seed := 42
sum := 0
for i := 1; i <= 10000; i++ {
    seed = seed * 16807 % 2147483647
    t[i] = seed % 100000
    sum = sum + t[i]
}
table.sort(t)
ok, check, total := true, 0, 0
for i := 1; i <= 10000; i++ {
    if i > 1 && t[i - 1] > t[i] { ok = false }
    check = (check * 31 + t[i]) % 1000003
    total = total + t[i]
}
print(ok, total == sum, check)
// expect: true	true	226697
