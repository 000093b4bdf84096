// A loop that is entered with values of one type, then of another, and each way in comes round with the other's types:
// its versions lead to each other, and none of them is on every way to the others.
seen = 0
func kernel(n, x, y) {
  for i := 1; i != n + 3; i++ {
    seen = seen + 1
    y = x * 2 - 1
    if i > 60 { y = 0.5 }
  }
  return y
}
print(kernel(50, 0.5, 1))       // expect: 0.0
print(kernel(25.0, 2, 1))       // expect: 3
print(kernel(70, 2, 0.5))       // expect: 0.5
print(kernel(20, 7, true))      // expect: 13
print(kernel(20, 1.5, 3))       // expect: 2.0
print(seen)                     // expect: 195

// What a loop leaves alone is not the same on all ways in, either.
func weigh(n) {
  total := 0
  for i := 0; i < n; i++ {
    if i % 2 == 0 { weight, sum = 1, 0 } else { weight, sum = 2, 0.5 }
    w, s := weight, sum
    if i % 3 == 0 { w, s = 3, 0 }
    for j := 0; j < 3; j++ { s = s * 1.5 + w }
    total = total + s + w
  }
  return total
}
print(weigh(60))                // expect: 723.75
