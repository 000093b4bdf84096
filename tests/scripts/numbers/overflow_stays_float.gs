// A float never turns back into an int by itself.
x := 140737488355327 + 1
print(x - 1, math.type(x - 1)) // expect: 1.40737488355327e+14	float
print(1.5 + 0.5, 2.0 * 3, 5.0 - 5) // expect: 2.0	6.0	0.0
sum := 0
for i := 1; i <= 3; i++ { sum += i * 1.0 }
print(sum) // expect: 6.0
