// Storing nil removes a key.
t := {a: 1, b: 2, 10, 20}
t.a = nil
t[2] = nil
print(t.a, t[2], #t) // expect: nil	nil	1
n := 0
for k := range t { n++ }
print(n) // expect: 2
t.never = nil
print(next({x: nil})) // expect: nil
