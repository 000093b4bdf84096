// Ranges over tables nest, also over the same table.
t := {1, 2, 3}
out := ""
for _, a := range t { for _, b := range t { if a < b { out ..= a .. b .. "," } } }
print(out) // expect: 12,13,23,
