// Loops that run long enough to be compiled give exact results.
a, b := 0, 1
sum := 0
for i := 0; i < 200000; i++ {
  a, b = b, (a + b) % 1000007
  if a % 2 == 0 { sum += a } elseif a % 3 == 0 { sum -= 1 } else { sum += 1 }
}
print(a, b, sum) // expect: 449758	589572	49641020925
i := 0
acc := 0
for i < 100000 {
  i++
  j := 0
  for j < i % 7 { j++ if j == 5 { continue } acc += j }
}
print(acc) // expect: 657140
