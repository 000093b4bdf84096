// What is said about malformed patterns.
for _, p := range ipairs({"%", "[a", "%b", "%fa", "%1", "(a", "a)", string.rep("()", 33)}) {
    ok, message := pcall(string.match, "text", p)
    print(message)
}
// expect: malformed pattern (ends with '%')
// expect: malformed pattern (missing ']')
// expect: malformed pattern (missing arguments to '%b')
// expect: malformed pattern (missing '[' after '%f')
// expect: malformed pattern (invalid capture index)
// expect: malformed pattern (unfinished capture)
// expect: malformed pattern (')' without '(')
// expect: too many captures in pattern
