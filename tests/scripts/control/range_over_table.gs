// A range over a table binds key and value, or the key alone.
for k, v := range {10, 20} { print(k, v) }
// expect: 1	10
// expect: 2	20
for k := range {x: 1} { print(k) } // expect: x
for k, v := range {} { print("never") }
n := 0
for _, v := range {1, nil, 3} { n += v }
print(n) // expect: 4
