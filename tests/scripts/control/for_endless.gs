// A loop without clauses runs until a break.
n := 0
for {
  n++
  if n == 5 { break }
}
print(n) // expect: 5
