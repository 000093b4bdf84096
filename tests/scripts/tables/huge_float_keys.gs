// Integral floats outside the int range stay float keys.
t := {}
t[140737488355328] = "a"
t[1e15] = "b"
t[1e300] = "c"
t[-1e20] = "d"
print(t[140737488355328], t[1e15], t[1e300], t[-1e20]) // expect: a	b	c	d
print(t[140737488355327], t[140737488355329]) // expect: nil	nil
t[140737488355327] = "max"
print(t[140737488355327.0], t[1 / 0]) // expect: max	nil
t[1 / 0] = "inf"
print(t[1 / 0], t[-1 / 0]) // expect: inf	nil
