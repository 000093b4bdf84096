// next skips entries whose value was set to nil.
t := {a: 1, b: 2, c: 3}
t.b = nil
k := next(t)
k2 := next(t, k)
print(k, k2, next(t, k2))
// expect: a	c	nil
