// Calls nest at least 199000 deep.
func depth(n) {
  if n == 0 { return 0 }
  return 1 + depth(n - 1)
}
print(depth(199000)) // expect: 199000
print(depth(199000) + depth(1000)) // expect: 200000
