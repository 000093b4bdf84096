// A longer string is cut: padLeft keeps the right end, padRight the left end.
print(string.padLeft("abcdef", 3), string.padRight("abcdef", 3))
// expect: def	abc
print(string.padLeft("abc", 3), string.padRight("abc", 3))
// expect: abc	abc
