// A replacement function must not return a table.
ok := pcall(string.gsub, "abc", "b", func() { return {} })
print(ok)
// expect: false
