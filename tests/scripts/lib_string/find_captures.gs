// Captures follow the two positions.
print(string.find("key = value", "(%w+) = (%w+)"))
// expect: 1	11	key	value
print(string.find("abc", "()b()"))
// expect: 2	2	2	3
