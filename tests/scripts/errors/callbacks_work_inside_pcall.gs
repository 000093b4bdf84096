// Script functions work as callbacks in every protected call.
ok, t := pcall(func() {
  t := {5, 2, 8, 1}
  table.sort(t, func(a, b) { return a > b })
  return t
})
print(ok, table.concat(t, " ")) // expect: true	8 5 2 1
print(pcall(string.gsub, "hello", "l", func(c) { return c:upper() })) // expect: true	heLLo	2
print(pcall(pcall, pcall, func(x) { return x * 2 }, 21)) // expect: true	true	true	42
