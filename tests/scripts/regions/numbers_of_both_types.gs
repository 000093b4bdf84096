// What a loop only reads may be an integer when it is entered, and a double the next time.
func best_of(weights, values, room) {
  best := {}
  for i := 0; i <= room; i++ { best[i] = 0 }
  for i := 1; i <= #weights; i++ {
    weight, value := weights[i], values[i]
    for j := room; j >= weight; j-- {
      c := best[j - weight] + value
      if c > best[j] { best[j] = c }
    }
  }
  return best[room]
}
weights, values := {3, 5.0, 7, 2.0, 9.0, 4, 6.0, 8}, {10, 14.0, 20.0, 5, 30, 11.5, 17.0, 25}
for round := 1; round <= 6; round++ { total = best_of(weights, values, 60 + round) }
print(total, best_of({3.0}, {10}, 30), best_of({3}, {10}, 30))  // expect: 132.5	10	10

// An element may be either, from one round to the next: so may what is made of it.
func fold(list, n) {
  sum, product, rest, last := 0, 1, 0, 0
  for i := 1; i <= n; i++ {
    x := list[i % #list + 1]
    sum = sum + x
    last = x * 3 - i
    rest = rest + x % 3
    if i % 7 == 0 { product = product * x } else { product = x - product }
  }
  return sum, product, rest, last
}
mixed := {0, 1, 2.5, 3, -4.0, 5}
print(fold(mixed, 200))         // expect: 251.0	80.5	251.0	-192.5
print(fold({0, 1, 2, 3}, 200))  // expect: 300	-2	150	-200

// Both operands may be.
func cross(a, b, n) {
  ints, doubles := 0, 0
  for i := 0; i < n; i++ {
    x := a[i % 3 + 1] - b[i % 4 + 1]
    if math.type(x) == "integer" { ints = ints + x } else { doubles = doubles + x }
  }
  return ints, doubles
}
print(cross({1, 2.0, 3}, {4, 5.5, 6, 7.0}, 240))  // expect: -240	-630.0
// A string among numbers, and an integer that overflows.
func late(list) {
  sum := 0
  for i := 0; i < 90; i++ { sum = sum + list[i] }
  return sum
}
list := {}
for i := 0; i < 90; i++ { if i % 3 == 0 { list[i] = i * 1.5 } else { list[i] = i } }
print(late(list))  // expect: 4657.5
list[70] = "7"
print(pcall(late, list))  // expect: true	4594.5
list[70] = 140737488355327
print(late(list))  // expect: 1.407374883599145e+14
list[70] = {}
print(pcall(late, list))  // expect: false	attempt to perform arithmetic on a table value
// The same register twice, and a difference that leaves one of both types behind.
func squares(list) {
  ints, doubles := 0, 0
  for i := 0; i < 90; i++ {
    x := list[i]
    y := x * x
    z := x - x
    if math.type(y) == "integer" { ints = ints + y + z } else { doubles = doubles + y + z }
  }
  return ints, doubles
}
for i := 0; i < 90; i++ { if i % 3 == 0 { list[i] = i * 1.5 } else { list[i] = i } }
print(squares(list))  // expect: 161970	173238.75
