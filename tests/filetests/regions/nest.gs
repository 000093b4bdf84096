// loop: 5
// A loop in a loop is a loop of its graph.
sum := 0
for i := 0; i < 20; i++ {
  for j := 0; j < 3; j++ {
    sum += i * j
  }
}
return sum
