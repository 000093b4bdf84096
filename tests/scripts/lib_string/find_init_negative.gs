// A negative start position counts from the end and is clamped to the beginning.
print(string.find("abcabc", "b", -3))
// expect: 5	5
print(string.find("abcabc", "a", -6))
// expect: 1	1
print(string.find("abcabc", "a", -100))
// expect: 1	1
print(string.find("abcabc", "b", -1))
// expect: nil
