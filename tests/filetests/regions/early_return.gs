// loop: 10
// rounds: 5
// A function with a loop of its own, left from the midst of it, inlined: the return is a way out of that loop.
func find(list, x) {
  for i := 0; i < 5; i++ { if list[i] == x { return i } }
  return 9
}
list, sum := {7, 3, 5, 1, 2}, 0
for i := 0; i < 60; i++ {
  sum += find(list, i % 9)
}
return sum
