// Removing entries while iterating is safe: removed ones are skipped, the loop goes on.
t := {a: 1, b: 2, c: 3, d: 4, 10, 20, 30}
seen := 0
for k, v := range t { t[k] = nil seen++ }
print(seen, next(t)) // expect: 7	nil
u := {a: 1, b: 2, c: 3}
for k, v := range u {
  print(k, v)
  u.b = nil
}
// expect: a	1
// expect: c	3
p := {a: 1, b: 2, c: 3, 5}
n := 0
for k, v := range pairs(p) { p[k] = nil n++ }
print(n, next(p)) // expect: 4	nil
