// A removed key may be added again, any number of times.
t := {a: 1, b: 2, c: 3}
for i := 1; i <= 100; i++ {
  t.b = nil
  if t.b != nil { print("still there") }
  t.b = i
}
print(t.a, t.b, t.c) // expect: 1	100	3
count := 0
for k, v := range t { count++ }
print(count) // expect: 3
u := {}
for i := 1; i <= 1000; i++ { u["k" .. i] = i }
for i := 1; i <= 1000; i++ { u["k" .. i] = nil }
print(next(u)) // expect: nil
for i := 1; i <= 1000; i++ { u["k" .. i] = -i }
sum := 0
for k, v := range u { sum += v }
print(sum) // expect: -500500
