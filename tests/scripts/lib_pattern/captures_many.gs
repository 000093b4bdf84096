// Up to 32 captures are available.
s := string.rep("a", 32)
pat := string.rep("(a)", 32)
print(select("#", string.match(s, pat)))
// expect: 32
ok := pcall(string.match, s .. "a", pat .. "(a)")
print(ok)
// expect: false
