// A replacement function may itself use gsub.
print(string.gsub("ab cd", "%w+", func(w) {
    r := string.gsub(w, "%w", func(c) { return c .. c })
    return r
}))
// expect: aabb ccdd	2
