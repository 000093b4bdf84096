// A loop sees the elements of an array change their kind.
t := {}
for i := 1; i <= 1000; i++ { t[i] = i }
sum := 0
for i := 1; i <= 1000; i++ {
  if i == 500 { t[700] = 0.5 t[800] = "900" }
  sum += t[i]
}
print(sum) // expect: 499900.5
for i := 1; i <= 1000; i++ { t[i] = i % 2 == 0 }
n := 0
for i := 1; i <= 1000; i++ { if t[i] { n++ } }
print(n) // expect: 500
