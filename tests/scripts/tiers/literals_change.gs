// Object literals whose fields get values of other types than before, while the machine code for the site exists: the fields'
// facts must have widened before anybody reads the fields by them.
func pair(a, b) { return {first: a, second: b} }
func read(p) { return p.first, p.second }
func nine(x) { return {a: x, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: x} }
values := {1, 1.5, "one", nil, true, {}, print, pair, 0.0, -1}
same := 0
for round := 1; round <= 30; round++ {
  for i := 1; i <= 10; i++ {
    for k := 1; k <= 20; k++ {
      x, y := values[i], values[11 - i]
      p := pair(x, y)
      a, b := read(p)
      if a == x && b == y { same++ }
      n := nine(x)
      if n.a == x && n.i == x && n.h == 8 { same++ }
    }
  }
}
print(same)

// One function in a field, then another: the fact of a constant must not survive.
func first() { return "first" }
func second() { return "second" }
func holder(f) { return {call: f} }
func call(h) { return h.call() }
counts := {first: 0, second: 0}
for i := 1; i <= 200; i++ {
  f := first
  if i > 100 { f = second }
  name := call(holder(f))
  counts[name] = counts[name] + 1
}
print(counts.first, counts.second)

// Sites that grow: later fields make the next objects larger.
func point(i) {
  p := {x: i, y: i + 1}
  if i % 2 == 0 { p.z = i + 2 }
  return p
}
total := 0
for i := 1; i <= 300; i++ {
  p := point(i)
  total += p.x + p.y + (p.z || 0)
}
print(total)
// expect: 12000
// expect: 100	100
// expect: 113550
