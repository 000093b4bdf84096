// string.repeat is another name for rep.
print(string.repeat("ab", 3), string.repeat("ab", 0) == "")
// expect: ababab	true
