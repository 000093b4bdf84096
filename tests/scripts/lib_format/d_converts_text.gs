// Numeric text is parsed; nil and anything else counts as 0.
print(string.format("%d %d %d", "42", " -7 ", "3.9"))
// expect: 42 -7 3
print(string.format("%d %d %d %d", nil, "abc", true, {}))
// expect: 0 0 0 0
print(string.format("%5.1f|%x", "2.25", "255"))
// expect:   2.2|ff
