// Integral floats beyond the integer range print all their digits.
print(string.format("%d", 1e15), string.format("%d", 190392490709135.0))
// expect: 1000000000000000	190392490709135
print(string.format("%d", 2.0 ** 100))
// expect: 1267650600228229401496703205376
print(string.format("%d", -9007199254740992.0), string.format("%d", 140737488355327 + 1))
// expect: -9007199254740992	140737488355328
