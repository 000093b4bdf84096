// Every call of a function has its own variables, captured separately.
func walk(n, out) {
  x := n
  out[n] = func() { x += 100 return x }
  if n > 1 { walk(n - 1, out) }
  return out
}
fs := walk(3, {})
print(fs[1](), fs[2](), fs[3](), fs[1]()) // expect: 101	102	103	201
