// random stays inside its interval.
ok := true
for i := 1; i <= 1000; i++ {
    f := math.random()
    if f < 0 || f >= 1 || math.type(f) != "float" { ok = false }
    d := math.random(6)
    if d < 1 || d > 6 || math.type(d) != "integer" { ok = false }
    n := math.random(-5, 5)
    if n < -5 || n > 5 { ok = false }
}
print(ok, math.random(1), math.random(7, 7))
// expect: true	1	7
