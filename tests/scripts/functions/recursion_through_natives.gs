// Recursion through library functions and callbacks ends in an error that can be caught.
func overflows(f) {
  ok, message := pcall(f)
  return !ok && tostring(message):contains("stack overflow")
}
viaPcall := func() {
  ok, e := pcall(viaPcall)
  if !ok { error(e) }
}
print(overflows(viaPcall)) // expect: true
viaSort := func() { table.sort({1, 2, 3}, func(a, b) { viaSort() return a < b }) }
print(overflows(viaSort)) // expect: true
viaGsub := func() { return string.gsub("abc", "b", func(m) { return (viaGsub()) }) }
print(overflows(viaGsub)) // expect: true
viaMap := func() { return table.map({1}, func(x) { return viaMap() }) }
print(overflows(viaMap)) // expect: true
