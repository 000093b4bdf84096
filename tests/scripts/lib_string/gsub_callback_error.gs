// An error raised in a replacement function passes through gsub.
e := {why: "stop"}
n := 0
ok, got := pcall(string.gsub, "abc", "%w", func(c) {
    n++
    if c == "b" { error(e) }
    return c
})
print(ok, got == e, n)
// expect: false	true	2
