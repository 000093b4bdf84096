// A sort whose comparator is itself a long loop, inside a long loop.
func cost(x) { s := 0 for i := 0; i < x % 7 + 3; i++ { s += i } return s }
count := 0
for round := 1; round <= 30; round++ {
  t := {}
  for i := 1; i <= 40; i++ { t[i] = (i * 31 * round) % 97 }
  table.sort(t, func(a, b) { count++ ca, cb := cost(a), cost(b) if ca != cb { return ca < cb } return a < b })
  for i := 2; i <= 40; i++ { if cost(t[i - 1]) > cost(t[i]) { print("unsorted") } }
}
print(count > 1000) // expect: true
