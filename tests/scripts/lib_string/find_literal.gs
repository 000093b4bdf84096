// string.find gives the first and last position of a match.
print(string.find("hello world", "world"))
// expect: 7	11
print(string.find("hello", "l"))
// expect: 3	3
print(string.find("hello", "xyz"))
// expect: nil
