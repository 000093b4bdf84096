// Concatenation associates to the right.
mt := {}
mt.__concat = func(a, b) {
  l, r := a, b
  if type(a) == "table" { l = a.n }
  if type(b) == "table" { r = b.n }
  return setmetatable({n: "(" .. l .. r .. ")"}, mt)
}
v := func(n) { return setmetatable({n: n}, mt) }
r := v("a") .. v("b") .. v("c")
print(r.n) // expect: (a(bc))
