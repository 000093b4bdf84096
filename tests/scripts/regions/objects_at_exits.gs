// An object that a loop makes and nobody outside sees need not exist, until the loop is left where somebody could see it: then it is
// one object, however often it is named, with what it holds at that place.

// The same object in two variables.
func twice(n, stop) {
  a := nil
  b := nil
  for i := 1; i <= n; i++ {
    p := {x: i, y: 0}
    q := p
    q.y = i * 2
    if i == stop {
      a = p
      b = q
      break
    }
  }
  return a, b
}
a, b := twice(300, 250)
b.x = 7
print(a == b, a.x, a.y)   // expect: true	7	500

// Objects within objects, two of which share a third.
func nested(n, stop) {
  for i := 1; i <= n; i++ {
    inner := {v: i}
    left := {of: inner, k: 1}
    right := {of: inner, k: 2}
    pair := {l: left, r: right}
    pair.l.of.v += 1
    if i == stop { return pair }
  }
  return nil
}
pair := nested(300, 260)
print(pair.l.of == pair.r.of, pair.l.of.v, pair.l.k, pair.r.k, pair.l == pair.r)   // expect: true	261	1	2	false

// One that refers to itself.
func knot(n, stop) {
  for i := 1; i <= n; i++ {
    k := {me: nil, i: i}
    k.me = k
    if i == stop { return k }
  }
  return nil
}
k := knot(300, 270)
print(k.me == k, k.me.me.i)   // expect: true	270

// Stores on one of two paths; the place where it is left is an error within a call.
func check(p, bad) {
  if p.n == bad { return p.n + p.missing }
  return p.n
}
func branches(n, bad) {
  sum := 0
  for i := 1; i <= n; i++ {
    p := {n: i, odd: false, extra: 0}
    if i % 2 == 1 {
      p.odd = true
      p.extra = p.extra + 5
    }
    sum += check(p, bad)
    if p.odd { sum += p.extra }
  }
  return sum
}
print(branches(300, 0))                       // expect: 45900
ok, message := pcall(branches, 300, 299)
print(ok)                                     // expect: false

// It escapes on a rare path, and is changed behind that.
kept := {}
func rarely(n) {
  sum := 0
  for i := 1; i <= n; i++ {
    p := {x: i, y: 1}
    if i % 100 == 0 { kept[#kept + 1] = p }
    p.y = p.y + i
    sum += p.y
  }
  return sum
}
print(rarely(400), #kept, kept[1].x, kept[1].y, kept[4].y)   // expect: 80600	4	100	101	401

// Fields added one by one, on all paths or on one.
func grows(n, stop) {
  out := nil
  for i := 1; i <= n; i++ {
    t := {}
    t.a = i
    if i % 3 == 0 { t.b = i * 2 }
    t.c = "c"
    if i == stop { out = t }
  }
  return out
}
t := grows(400, 399)
print(t.a, t.b, t.c)      // expect: 399	798	c
for key, value := range t { print(key, value) }
// expect: a	399
// expect: b	798
// expect: c	c
u := grows(400, 397)
print(u.a, u.b, u.c)      // expect: 397	nil	c

// Carried round: made in one round, read in the next.
func walk(n) {
  p := {x: 0, y: 0}
  for i := 1; i <= n; i++ { p = {x: p.x + 1, y: p.y + i} }
  return p
}
w := walk(500)
print(w.x, w.y)           // expect: 500	125250

// The first one is seen by others.
func first_is_known(n) {
  first := {x: 0}
  p := first
  seen := 0
  for i := 1; i <= n; i++ {
    if p == first { seen++ }
    p.x = p.x + 1
    p = {x: p.x}
  }
  return first.x, p.x, seen
}
print(first_is_known(300))   // expect: 1	300	1
