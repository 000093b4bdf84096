// Keys and values of a literal are evaluated from left to right, keys of nil values too.
log := ""
func note(name, v) { log ..= name return v }
t := {[note("a", 1)]: note("b", 2), note("c", 3), x: note("d", 4), [note("e", 5)]: note("f", nil)}
print(log, t[1], t.x, t[5]) // expect: abcdef	3	4	nil
