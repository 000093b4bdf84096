// A nil in a literal still takes an index.
t := {nil, "second", nil, "fourth"}
print(t[1], t[2], t[3], t[4]) // expect: nil	second	nil	fourth
