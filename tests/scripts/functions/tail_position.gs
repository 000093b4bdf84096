// A call in return position returns all values of the callee.
func loop(n, acc) {
  if n == 0 { return acc, "done" }
  return loop(n - 1, acc + n)
}
print(loop(10000, 0)) // expect: 50005000	done
