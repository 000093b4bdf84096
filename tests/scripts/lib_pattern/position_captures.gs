// An empty capture gives the current position as a number.
print(string.match("hello", "()ll()"))
// expect: 3	5
print(math.type(string.match("abc", "()c")), string.match("", "()"))
// expect: integer	1
