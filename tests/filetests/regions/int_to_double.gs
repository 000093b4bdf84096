// loop: 6
// rounds: 3
// The inner sum begins as an integer and is a double behind its first round: two versions of the inner loop.
total := 0.0
for i := 0; i < 20; i++ {
  sum := 0
  for j := 0; j < 3; j++ { sum = sum + 0.5 }
  total = total + sum
}
return total
