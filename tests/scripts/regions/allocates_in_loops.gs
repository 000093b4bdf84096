// Loops that make objects which stay: lists, chains, queues; many enough for the collector to come by.

func chain(n) {
  head := nil
  for i := 1; i <= n; i++ { head = {value: i, next: head} }
  return head
}
func sum_of(node) {
  sum := 0
  for node != nil {
    sum += node.value
    node = node.next
  }
  return sum
}
print(sum_of(chain(20000)))   // expect: 200010000

func queue(n) {
  first := {v: 0, next: nil}
  last := first
  total := 0
  for i := 1; i <= n; i++ {
    node := {v: i, next: nil}
    last.next = node
    last = node
    if i % 3 == 0 {
      total += first.v
      first = first.next
    }
  }
  return total, first.v, last.v
}
print(queue(3000))            // expect: 499500	1000	3000

func rows(n) {
  matrix := {}
  for i := 0; i < n; i++ {
    row := {}
    for j := 0; j < n; j++ { row[j] = i * n + j }
    matrix[i] = row
  }
  sum := 0
  for i := 0; i < n; i++ { sum += matrix[i][n - 1 - i] }
  return sum
}
print(rows(100))              // expect: 499950

// Lists of constants and variables; holes among them.
func lists(n) {
  last := nil
  sum := 0
  for i := 1; i <= n; i++ {
    l := {i, nil, i * 2, "x"}
    sum += #l + l[3]
    last = l
  }
  return sum, last[1], last[2], last[4]
}
print(lists(300))             // expect: 91500	300	nil	x

// Strings and other objects held by new ones, through collections.
func records(n) {
  kept := {}
  for i := 1; i <= n; i++ {
    r := {name: "n" .. (i % 10), at: {x: i, y: -i}, f: func() { return i }}
    kept[i % 50] = r
  }
  sum := 0
  for i := 0; i < 50; i++ { sum += kept[i].at.x + kept[i].at.y + kept[i].f() }
  return sum, kept[7].name
}
print(records(5000))          // expect: 248775	n7

// What a field may hold changes while the loop runs.
func changes(n) {
  last := nil
  for i := 1; i <= n; i++ {
    v := i
    if i > 200 { v = i + 0.5 }
    if i > 400 { v = "s" }
    last = {v: v, i: i}
    if i == 300 { print(last.v) }
  }
  return last
}
print(changes(500).v)
// expect: 300.5
// expect: s

// Objects with functions among their fields.
func dot(a, b) { return a.x * b.x + a.y * b.y + a.z * b.z }
func scaled(v, f) { return vector(v.x * f, v.y * f, v.z * f) }
func vector(x, y, z) { return {x: x, y: y, z: z, dot: dot, scaled: scaled} }
func dots(n) {
  sum := 0
  for i := 1; i <= n; i++ {
    a := vector(i, 1, 2)
    b := vector(1, i, 3):scaled(2)
    sum += dot(a, b)
  }
  return sum
}
print(dots(300))              // expect: 184200
