// Each evaluation of a literal gives a new table.
func make_one() { return {n: 0, list: {}} }
a, b := make_one(), make_one()
a.n = 1
a.list[1] = "a"
print(a == b, b.n, #b.list) // expect: false	0	0
ts := {}
for i := 0; i < 3; i++ { ts[i] = {v: i} }
ts[0].v = 10
print(ts[0].v, ts[1].v, ts[2].v) // expect: 10	1	2
