// The oldest surface of the language: var, while and make together.
func sieve(n) {
  var is_prime = make([]bool, n + 1)
  var i = 2
  while i <= n { is_prime[i] = true i++ }
  i = 2
  while i * i <= n {
    if is_prime[i] {
      var j = i * i
      while j <= n { is_prime[j] = false j = j + i }
    }
    i++
  }
  var count = 0
  for k := 2; k <= n; k++ { if is_prime[k] { count++ } }
  return count
}
print(sieve(100), sieve(10000)) // expect: 25	1229
