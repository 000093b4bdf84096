// Branches that bring an integer on one side and a double on the other, and do not meet before the loop's end; more of them
// than there are ways for.
func steps(limit) {
  count := 0
  for n := 1; n <= limit; n++ {
    x := n
    for x != 1 {
      if x % 2 == 0 { x = x / 2 } else { x = 3 * x + 1 }
      count++
    }
  }
  return count
}
print(steps(300))                               // expect: 14167

func many(n) {
  a, b, c, d := 0, 0, 0, 0
  for i := 1; i <= n; i++ {
    if i % 2 == 0 { a = 1 } else { a = 0.5 }
    if i % 3 == 0 { b = a + 2 } else { b = 1 }
    if i % 5 == 0 { c = 3 } else { c = b * 1.5 }
    if i % 7 == 0 { d = d + c } else { d = 1 + a * b }
    if d > 100 { d = 7 }
  }
  return a, b, c, d
}
for r := 1; r <= 40; r++ { a, b, c, d = many(500 + r) }
print(a, b, c, d)                               // expect: 1	3	3	4

// Remainders: small and natural, or not.
func remainders(from, to, step, by) {
  sum := 0
  for i := from; i <= to; i = i + step { sum = sum + i % by * 3 + by % (i * i + 7) }
  return sum
}
for r := 1; r <= 60; r++ { first, second = remainders(-100, 100, 3, 7), remainders(-100, 100, 3, -11) }
print(first, second)                            // expect: 1066	224336
print(remainders(4294967290, 4294967310, 1, 4294967296), remainders(1, 50, 1, 5000000000))  // expect: 1.67503724796e+11	27524
