// A start position skips earlier matches; one past the end finds nothing.
print(string.find("abcabc", "b", 3))
// expect: 5	5
print(string.find("abcabc", "b", 6))
// expect: nil
print(string.find("abc", "c", 100))
// expect: nil
print(string.find("abcabc", "b", 0))
// expect: 2	2
