// Trailing nils among the extra arguments are never lost.
func f(...) { return ... }
print(f(1, nil, nil)) // expect: 1	nil	nil
print(select("#", f(nil, nil))) // expect: 2
func g(...) { return f(...) }
print(select("#", g(nil, nil, nil))) // expect: 3
print(pcall(f, nil, 1, nil)) // expect: true	nil	1	nil
co := coroutine.wrap(func(...) { coroutine.yield(...) return ... })
print(select("#", co(nil, nil))) // expect: 2
