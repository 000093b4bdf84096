// Closures of one function that call each other: each level has its own captured variables, and frames of its own when it is left.

func compose(f, g) { return func(x) { return f(g(x)) } }
func add(n) { return func(x) { return x + n } }
func times(n) { return func(x) { return x * n } }

func run(f, from, to) {
  sum := 0
  for i := from; i <= to; i++ { sum = sum + f(i) }
  return sum
}

deep := compose(add(3), compose(times(7), compose(add(11), compose(times(13), add(1)))))
print(run(deep, 1, 100))
// expect: 476650
print(run(deep, 0.5, 50))
// expect: 122300.0

// What is at the bottom changes, and fails.
limited := func(x) {
  if x == 90 { error("not ninety") }
  return x
}
print(pcall(run, compose(add(1), compose(add(2), limited)), 1, 100))
// expect: false	not ninety
print(pcall(run, compose(add(1), compose(add(2), limited)), 1, 80))
// expect: true	3480

// A closure that calls itself is a recursion, however it is reached.
func counter(step) {
  self := nil
  self = func(n) {
    if n <= 0 { return 0 }
    return step + self(n - 1)
  }
  return self
}
print(run(counter(2), 1, 30), run(compose(counter(1), counter(3)), 1, 20))
// expect: 930	630
