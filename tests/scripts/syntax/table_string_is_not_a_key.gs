// A string that no colon follows is a positional field.
t := {"a" "b", "c": 1, "d"}
print(#t, t[1], t[2], t[3], t.c) // expect: 3	a	b	d	1
