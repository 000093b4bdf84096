// hasPrefix, hasSuffix and contains compare plain text.
print(string.hasPrefix("hello", "he"), string.hasPrefix("hello", "el"), string.hasPrefix("hello", ""))
// expect: true	false	true
print(string.hasSuffix("hello", "lo"), string.hasSuffix("hello", "l"), string.hasSuffix("lo", "hello"))
// expect: true	false	false
print(string.contains("hello", "ell"), string.contains("hello", "."), string.contains("", ""))
// expect: true	false	true
