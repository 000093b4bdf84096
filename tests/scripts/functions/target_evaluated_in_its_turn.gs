// The subexpressions of an assignment target are evaluated when its turn comes.
log := ""
func note(name, v) { log ..= name .. " " return v }
t := {}
t[note("k1", 1)], t[note("k2", 2)] = note("v1", "a"), note("v2", "b")
print(log, t[1], t[2]) // expect: v1 v2 k1 k2 	a	b
