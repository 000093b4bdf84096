func outer(p, rest...) {
  func self(n) { return self(n - 1), func() { return self } }
  x := 1
  f := func(...) { x += #... ; return func() { return x, p } }
  for i := 0; i < 3; i++ { g[i] = func() { return i }; if p { i = x } }
  for k := range rest { h = func() { k = p } }
  self = nil
  return f
}
