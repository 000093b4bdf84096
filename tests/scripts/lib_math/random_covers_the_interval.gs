// Every value of a small interval turns up.
seen := {}
for i := 1; i <= 2000; i++ { seen[math.random(10, 14)] = true }
print(table.count(seen), seen[10], seen[14])
// expect: 5	true	true
