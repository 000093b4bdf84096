// The same seed gives the same sequence.
func draw(seed) {
    math.randomseed(seed)
    t := {}
    for i := 1; i <= 10; i++ { t[i] = math.random(1000000) }
    return table.concat(t, ",")
}
a := draw(42)
b := draw(42)
c := draw(43)
print(a == b, a == c)
// expect: true	false
