// What an integer would be in any case is not decided by the integer being one: a sum that leaves the integers becomes a float, also
// where nobody asks for it but a comparison or a product that is the same for all integers.
func exceeds(x, n) {
  count := 0
  for i := 0; i < n; i++ {
    if x + i > 140737488355327 { count++ }
  }
  return count
}
print(exceeds(1, 50))                 // expect: 0
print(exceeds(140737488355300, 50))   // expect: 22

func nothing_of(x, n) {
  a := 1
  for i := 0; i < n; i++ { a = 0 * math.floor(x) }
  return a
}
print(nothing_of(2.5, 20), nothing_of(1e300, 20))   // expect: 0	0.0

func difference(x, n) {
  a := 1
  for i := 0; i < n; i++ {
    s := x + i
    a = s - s
  }
  return a
}
print(difference(1, 30), difference(140737488355300, 30), difference(5, 30))   // expect: 0	0.0	0

// A product that nobody needs is still an error for what is no number.
func unused(list) {
  for i := 0; i < #list; i++ {
    x := list[i] * 0.5
    x = 1
  }
  return "fine"
}
list := {[0]: 1}
for i := 1; i < 40; i++ { list[i] = i % 2 == 0 && i || i + 0.5 }
print(pcall(unused, list))            // expect: true	fine
list[30] = {}
print(pcall(unused, list))            // expect: false	attempt to perform arithmetic on a table value
