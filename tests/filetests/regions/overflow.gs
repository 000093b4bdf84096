// loop: 5
// A product that may leave the integers is checked; a sum of small ones is not.
x, n := 3, 0
for i := 0; i < 25; i++ {
  x = x * 3
  n = i + 1
}
return n
