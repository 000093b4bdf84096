// Replacing a function that a long loop calls takes effect in the next iteration.
func step(x) { return x + 1 }
n := 0
for i := 1; i <= 1000; i++ {
  if i == 501 { step = func(x) { return x + 10 } }
  n = step(n)
}
print(n) // expect: 5500
