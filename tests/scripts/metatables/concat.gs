// __concat answers when an operand is neither string nor number, from the right end of a chain.
log := ""
mt := {}
mt.__concat = func(a, b) {
  l := type(a) == "table" && a.n || a
  r := type(b) == "table" && b.n || b
  log ..= "[" .. l .. "|" .. r .. "]"
  return l .. r
}
o := setmetatable({n: "o"}, mt)
print(o .. "x", "x" .. o, o .. o, 1 .. o) // expect: ox	xo	oo	1o
log = ""
print("a" .. o .. "b" .. "c", log) // expect: aobc	[o|bc]
log = ""
print("a" .. "b" .. o, log) // expect: abo	[b|o]
s := "s"
s ..= o
print(s) // expect: so
