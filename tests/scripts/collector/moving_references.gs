// The only reference to an object moves about in a big graph while collections are under way: none is lost.
// gc-period: 4999
n := 40000
nodes := {}
for i := 1; i <= n; i++ { nodes[i] = {next: nil, item: {id: i}} }
for i := 1; i < n; i++ { nodes[i].next = nodes[i + 1] }
first := nodes[1]
nodes = nil
seed := 99
func random(limit) {
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed % limit
}
// Carries items forward along the chain, from one node to another, with nothing but a local variable in between.
node := first
for round := 1; round <= 40; round++ {
  carried := first.item
  first.item = nil
  node = first.next
  for node.next != nil {
    for skip := random(60); skip > 0 && node.next != nil; skip-- { node = node.next }
    node.item, carried = carried, node.item
    garbage := {carried, {round}}
    if node.next != nil { node = node.next }
  }
  first.item = carried
}
seen := {}
count, sum := 0, 0
for node = first; node != nil; node = node.next {
  if node.item != nil {
    if !seen[node.item.id] { count++; sum += node.item.id }
    seen[node.item.id] = true
  }
}
print(count, sum) // expect: 40000	800020000
