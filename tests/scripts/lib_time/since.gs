// time.since gives the float seconds passed since a time.
t0 := time.now()
d := time.since(t0)
print(math.type(d), d >= 0, d < 10)
// expect: float	true	true
print(string.find(string.format("Time: %.3fs", d), "^Time: %d+%.%d%d%ds$") != nil)
// expect: true
