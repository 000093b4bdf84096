// Generators may be built from themselves.
func permutations(list, n) {
  if n == 0 { coroutine.yield(table.concat(list, "")) return }
  for i := 1; i <= n; i++ {
    list[i], list[n] = list[n], list[i]
    permutations(list, n - 1)
    list[i], list[n] = list[n], list[i]
  }
}
out := {}
for p := range coroutine.wrap(func() { permutations({"a", "b", "c"}, 3) }) { out[#out + 1] = p }
table.sort(out)
print(table.concat(out, " ")) // expect: abc acb bac bca cab cba
func walk(tree) {
  if tree == nil { return }
  walk(tree.left)
  coroutine.yield(tree.v)
  walk(tree.right)
}
s := ""
for v := range coroutine.wrap(func() { walk({v: 2, left: {v: 1}, right: {v: 4, left: {v: 3}}}) }) { s ..= v }
print(s) // expect: 1234
