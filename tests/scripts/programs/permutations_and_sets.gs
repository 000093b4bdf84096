// Permutations, subsets and set operations on tables.
func permutations(n) {
  count, p := 0, {}
  for i := 1; i <= n; i++ { p[i] = i }
  lastp := ""
  func go_on(k) {
    if k > n { count++ lastp = table.concat(p, "") return }
    for i := k; i <= n; i++ {
      p[k], p[i] = p[i], p[k]
      go_on(k + 1)
      p[k], p[i] = p[i], p[k]
    }
  }
  go_on(1)
  return count, lastp
}
print(permutations(3), permutations(6)) // expect: 6	720	612345
func set(list) { s := {} for _, v := range list { s[v] = true } return s }
func union(a, b) { r := {} for k := range a { r[k] = true } for k := range b { r[k] = true } return r }
func intersect(a, b) { r := {} for k := range a { if b[k] { r[k] = true } } return r }
func show(s) { l := {} for k := range s { l[#l + 1] = k } table.sort(l) return "{" .. table.concat(l, " ") .. "}" }
a, b := set({1, 2, 3}), set({3, 4, 3.0})
print(show(union(a, b)), show(intersect(a, b)), show(intersect(a, {}))) // expect: {1 2 3 4}	{3}	{}
