// A counted loop: the sum goes round unboxed, the bound is a constant.
sum := 0
for i := 0; i < 100; i++ {
  sum += i
}
return sum
