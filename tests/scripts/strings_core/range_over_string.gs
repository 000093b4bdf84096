// Ranging over a string gives positions from one and single bytes.
for i, c := range "abc" { print(i, c) }
// expect: 1	a
// expect: 2	b
// expect: 3	c
n := 0
for i := range "héllo" { n = i }
print(n) // expect: 6
for i, c := range "" { print("never") }
