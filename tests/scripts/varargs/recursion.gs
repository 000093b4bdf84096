// A variadic function may peel its arguments off by recursion.
func sum(first, ...) {
  if first == nil { return 0 }
  return first + sum(...)
}
print(sum(1, 2, 3, 4, 5)) // expect: 15
func reverse(...) {
  if #... == 0 { return }
  r := {reverse(select(2, ...))}
  r[#r + 1] = (...)
  return unpack(r)
}
print(reverse("a", "b", "c")) // expect: c	b	a
