// Assigning to a range variable does not disturb the iteration.
for k, v := range {10, 20, 30} {
  k = 100
  v = nil
}
out := ""
for i := range 4 { out ..= i i = 50 }
print(out) // expect: 0123
for k, v := range {a: 1, b: 2} { out ..= k k = "zzz" }
print(out) // expect: 0123ab
