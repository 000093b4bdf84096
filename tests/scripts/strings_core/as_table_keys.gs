// A string is the same key however it was made.
t := {}
t["ab" .. "cd"] = 1
t[string.rep("x", 50)] = 2
print(t.abcd, t[("ABCD"):lower()], t["xabcdx":sub(2, 5)]) // expect: 1	1	1
print(t[string.rep("xx", 25)], t["" .. 1]) // expect: 2	nil
t["1"] = "text"
t[1] = "number"
print(t["1"], t[1]) // expect: text	number
