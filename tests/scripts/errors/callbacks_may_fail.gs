// Errors in callbacks of library functions propagate with their value.
e := {}
ok, v := pcall(table.sort, {3, 1, 2}, func(a, b) { error(e) })
print(ok, v == e) // expect: false	true
ok, v = pcall(string.gsub, "abc", "b", func(m) { error("in gsub") })
print(ok, v) // expect: false	in gsub
ok, v = pcall(table.map, {1}, func(x) { error("in map") })
print(ok, v) // expect: false	in map
ok, v = pcall(func() { for c := range string.gmatch("abc", ".") { if c == "b" { error("in loop") } } })
print(ok, v) // expect: false	in loop
