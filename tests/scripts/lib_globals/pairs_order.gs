// pairs visits indices from 0 upwards, then the other keys in insertion order.
t := {z: 1, a: 2, m: 3}
t[2] = "two"
t[0] = "zero"
t[1] = "one"
for k, v := range pairs(t) { print(k, v) }
// expect: 0	zero
// expect: 1	one
// expect: 2	two
// expect: z	1
// expect: a	2
// expect: m	3
