// match, gsub and gmatch report malformed patterns too.
print((pcall(string.match, "a", "[")), (pcall(string.gsub, "a", "[", "")), (pcall(func() {
    for w := range string.gmatch("a", "%") {}
})))
// expect: false	false	false
