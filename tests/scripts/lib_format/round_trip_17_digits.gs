// Seventeen significant digits always read back as the same float.
ok := true
x := 1.0
for i := 1; i <= 300; i++ {
    x = x * 1.7 + 0.3
    if tonumber(string.format("%.17g", x)) != x { ok = false }
    if tonumber(string.format("%.16e", 1 / x)) != 1 / x { ok = false }
}
print(ok)
// expect: true
