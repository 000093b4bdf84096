// time.sleep waits at least the given seconds.
t0 := time.now()
print(select("#", time.sleep(0.05)))
// expect: 0
d := time.since(t0)
print(d >= 0.045, d < 5)
// expect: true	true
