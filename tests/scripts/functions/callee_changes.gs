// One call site may call different functions, natives among them.
fs := {func(x) { return x + 1 }, func(x) { return x * 2 }, math.abs, func(x, ...) { return #... }}
sum := 0
for i := 1; i <= 400; i++ { sum += fs[i % 4 + 1](-3) }
print(sum) // expect: -500
