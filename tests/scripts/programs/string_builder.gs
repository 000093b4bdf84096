// A string builder and a table printer made with it.
func builder() {
  parts := {}
  b := {}
  b.add = func(self, ...) {
    for _, s := range {...} { parts[#parts + 1] = tostring(s) }
    return self
  }
  b.line = func(self, ...) { return self:add(...):add("\n") }
  b.text = func(self) { return table.concat(parts) }
  return setmetatable(b, {__len: func() {
    n := 0
    for _, p := range parts { n += #p }
    return n
  }})
}
b := builder()
b:add("a", 1, 2.5):line(" end"):add(true)
print(#b, b:text())
// expect: 14	a12.5 end
// expect: true
rows := {{"name", "count", "share"}, {"alpha", 3, 0.5}, {"be", 12, 12.25}}
out := builder()
for _, row := range rows {
  out:add("|")
  for i, cell := range row {
    if i == 1 { out:add(string.format(" %-6s|", cell)) } else { out:add(string.format(" %6s|", cell)) }
  }
  out:line()
}
io.write(out:text())
// expect: | name  |  count|  share|
// expect: | alpha |      3|    0.5|
// expect: | be    |     12|  12.25|
