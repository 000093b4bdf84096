// The whole integer range is a valid interval.
ok := true
for i := 1; i <= 100; i++ {
    n := math.random(-140737488355328, 140737488355327)
    if math.type(n) != "integer" { ok = false }
}
print(ok)
// expect: true
