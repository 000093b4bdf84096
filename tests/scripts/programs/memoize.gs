// A memoizing wrapper for functions of any count of arguments.
func memoize(f) {
  cache := {}
  hits := 0
  return func(...) {
    key := table.concat({...}, ",")
    if cache[key] != nil { hits++ return cache[key] }
    v := f(...)
    cache[key] = v
    return v
  }, func() { return hits }
}
fib, fib_hits := memoize(func(n) { if n < 2 { return n } return fib(n - 1) + fib(n - 2) })
print(fib(70), fib_hits()) // expect: 1.90392490709135e+14	68
binomial := memoize(func(n, k) {
  if k == 0 || k == n { return 1 }
  return binomial(n - 1, k - 1) + binomial(n - 1, k)
})
print(binomial(40, 20), binomial(10, 3)) // expect: 137846528820	120
