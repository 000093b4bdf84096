// A loop with one expression is a while loop.
n := 10
for n > 3 { n -= 2 }
print(n) // expect: 2
for n > 100 { print("never") }
i := 0
for i < 5 && n == 2 { i++ }
print(i) // expect: 5
