// A field is an entry with a string key; missing entries are nil.
t := {a: 1}
t.b = 2
t["c d"] = 3
k := "a"
print(t.a, t["b"], t["c d"], t[k], t.missing) // expect: 1	2	3	1	nil
t.f = func(x) { return x * 2 }
print(t.f(21), t["f"](4)) // expect: 42	8
