// Unknown verbs and a trailing % are errors.
for _, f := range ipairs({"%y", "%", "abc%", "%5", "%-", "%.2", "%a", "%p", "%!"}) {
    if pcall(string.format, f, 1, 2) { print("accepted", f) }
}
print("checked")
// expect: checked
