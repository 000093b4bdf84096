// A float key with an integral value denotes the integer key, in loads and stores.
t := {10, 20, 30}
print(t[2.0], t[6 / 2]) // expect: 20	30
t[1.0] = "one"
print(t[1], #t) // expect: one	3
t[4.0] = 40
print(#t, t[4]) // expect: 4	40
for k := range {[7.0]: 1} { print(k, math.type(k)) } // expect: 7	integer
t[1.5] = "half"
print(t[1.5], t[1], t[2]) // expect: half	one	20
print(rawget(t, 2.0)) // expect: 20
