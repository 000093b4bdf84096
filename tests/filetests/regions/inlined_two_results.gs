// loop: 6
// A call is part of the loop, its two results are two values.
func divmod(a, b) { return a - a % b, a % b }
sum := 0
for i := 1; i < 50; i++ {
  d, m := divmod(i, 7)
  sum += d + m
}
return sum
