// The dots expand as the last field of a table literal.
func f(...) { t := {...} return #t, #{0, ...}, #{..., 0}, {...}[2] }
print(f(1, 2, 3)) // expect: 3	4	2	2
func p(...) { return table.pack(...) }
t := p(1, nil, nil)
print(t.n, #t) // expect: 3	1
