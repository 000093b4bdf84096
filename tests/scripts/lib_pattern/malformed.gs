// A malformed pattern raises an error.
bad := {"[a", "[", "[^", "[a-", "%", "(a", "(a))", "%b", "%bx", "%f", "%fa", "%1", "(a%1", "()%2", "[%"}
for _, p := range ipairs(bad) {
    if pcall(string.find, "some aaa text", p) { print("accepted", p) }
}
print(#bad)
// expect: 15
