// An anchored gsub replaces once, at the start.
print(string.gsub("aaa", "^a", "b"))
// expect: baa	1
print(string.gsub("aaa", "a$", "b"))
// expect: aab	1
print(string.gsub("  trim  ", "^%s*(.-)%s*$", "%1"))
// expect: trim	1
