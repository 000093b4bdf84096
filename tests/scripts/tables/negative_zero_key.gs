// Minus zero is the key zero.
t := {}
t[-0.0] = "zero"
print(t[0], t[0.0]) // expect: zero	zero
for k := range t { print(k) } // expect: 0
