// Large arrays of objects, changed all the time: elements replaced, moved, inserted, sorted.
// gc-period: 4999
n := 60000
list := {}
for i := 1; i <= n; i++ { list[i] = {value: i} }
seed := 12345
func random(limit) {
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed % limit + 1
}
// Replaced and swapped: the sum stays.
for i := 1; i <= 200000; i++ {
  a, b := random(n), random(n)
  list[a], list[b] = list[b], list[a]
  c := random(n)
  list[c] = {value: list[c].value}
}
sum := 0
for i := 1; i <= n; i++ { sum += list[i].value }
print(sum) // expect: 1800030000

// The function that compares makes garbage, so collections come in the middle.
table.sort(list, func(a, b) { pair := {a.value, b.value}; return pair[1] < pair[2] })
wrong := 0
for i := 1; i <= n; i++ { if list[i].value != i { wrong++ } }
print(wrong) // expect: 0

// A queue: in at one end, out at the other.
for i := 1; i <= 300; i++ {
  table.insert(list, 1, {value: -i})
  removed := table.remove(list)
  if removed.value != n + 1 - i { wrong++ }
}
print(wrong, list[1].value, list[300].value, list[301].value, #list) // expect: 0	-300	-1	1	60000
