// A binary heap with a comparator, and Dijkstra's shortest paths on top of it.
func new_heap(less) {
  items, n := {}, 0
  return {
    push: func(v) {
      n++
      items[n] = v
      i := n
      for i > 1 {
        p := math.floor(i / 2)
        if !less(items[i], items[p]) { break }
        items[i], items[p] = items[p], items[i]
        i = p
      }
    },
    pop: func() {
      if n == 0 { return nil }
      top := items[1]
      items[1] = items[n]
      items[n] = nil
      n--
      i := 1
      for {
        c := i * 2
        if c > n { break }
        if c < n && less(items[c + 1], items[c]) { c++ }
        if !less(items[c], items[i]) { break }
        items[i], items[c] = items[c], items[i]
        i = c
      }
      return top
    },
    size: func() { return n },
  }
}
h := new_heap(func(a, b) { return a < b })
for i := 1; i <= 500; i++ { h.push((i * 7919) % 1009) }
last, sorted := -1, true
for h.size() > 0 {
  v := h.pop()
  if v < last { sorted = false }
  last = v
}
print(sorted, last, h.pop()) // expect: true	1006	nil
func shortest(graph, start) {
  dist := {[start]: 0}
  queue := new_heap(func(a, b) { return a.d < b.d })
  queue.push({node: start, d: 0})
  for queue.size() > 0 {
    e := queue.pop()
    if e.d > dist[e.node] { continue }
    for to, w := range graph[e.node] {
      d := e.d + w
      if dist[to] == nil || d < dist[to] {
        dist[to] = d
        queue.push({node: to, d: d})
      }
    }
  }
  return dist
}
graph := {a: {b: 7, c: 3}, b: {d: 2}, c: {b: 1, d: 8, e: 2.5}, d: {}, e: {d: 0.25}}
d := shortest(graph, "a")
print(d.a, d.b, d.c, d.d, d.e) // expect: 0	4	3	5.75	5.5
