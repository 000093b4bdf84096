// Directives take the arguments in order; surplus arguments are ignored.
print(string.format("%s=%d (%.1f%%) [%c]", "x", 3, 99.5, 65))
// expect: x=3 (99.5%) [A]
print(string.format("%d", 1, 2, 3), string.format("none", 1))
// expect: 1	none
print(string.format("%d,%d;%d,%d;%d,%d", 1, 2, 3, 4, 5, 6))
// expect: 1,2;3,4;5,6
