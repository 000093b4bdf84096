// A range over an int n counts from 0 to n-1.
out := ""
for i := range 5 { out ..= i }
print(out) // expect: 01234
for i := range 0 { print("never") }
for i := range -3 { print("never") }
n := 3
for i := range n { n = 100 out ..= i }
print(out) // expect: 01234012
