// Integers that leave 48 bits become doubles in the midst of loops, sooner or later in each round of the loop around, and
// both go on from there.
func fibonacci(n) {
  a, b := 0, 1
  for i := 1; i <= n; i++ { a, b = b, a + b }
  return a
}
last := 0
for r := 1; r <= 300; r++ { last = fibonacci(60 + r % 20) }
print(last)                                     // expect: 1548008755920
print(fibonacci(10))                            // expect: 55
print(fibonacci(68), fibonacci(69))             // expect: 72723460248141	117669030460994
print(fibonacci(90))                            // expect: 2.880067194370816e+18

// Differences and products, in both directions; a product that is rounded.
func steps(n, x, step, factor) {
  low, product := x, 1
  for i := 0; i < n; i++ {
    low = low - step
    product = product * factor
    if i % 7 == 6 { product = 1 + i }
  }
  return low, product
}
for r := 1; r <= 200; r++ { low, product = steps(40, -100, 5000000000000, 123457) }
print(low, product)                             // expect: -2.000000000001e+14	1.0037987290230367e+27
low, product = steps(40, 100, -5000000000000, -3)
print(low, product)                             // expect: 2.000000000001e+14	-8505

// What overflows, and what is done with it, in one expression and behind it; the loop inside is one for both.
func mix(n) {
  total := 0
  for i := 1; i <= n; i++ {
    square := i * 4000000000000 + 100000000000000
    for j := 0; j < 3; j++ { total = total + square % 1000 }
    if i > 9 { square = square - 139999999999999 } else { square = 1 - square }
    total = total + square
  }
  return total
}
for r := 1; r <= 100; r++ { total = mix(40) }
print(total)                                    // expect: 7.8000000000004e+14
