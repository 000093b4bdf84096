// Adding entries while iterating is safe, whether or not the loop sees them.
t := {a: 1, b: 2, 1, 2, 3}
original := 0
for k, v := range t {
  if type(v) == "number" { original++ }
  if original < 100 {
    for i := 1; i <= 20; i++ { t["new" .. original .. "_" .. i] = "added" }
    t[original + 10] = "added"
  }
}
print(original, t.new1_1, t[11]) // expect: 5	added	added
