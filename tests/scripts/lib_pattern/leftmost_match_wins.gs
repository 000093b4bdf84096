// The leftmost match is taken, even if a later one were longer.
print(string.match("ab abc abcd", "ab%a*"), string.match("1 22 333", "%d+"))
// expect: ab	1
print(string.find("xxab", "a*b"))
// expect: 3	4
