// Integer verbs truncate floats toward zero.
print(string.format("%d %d %d %d", 3.99, -3.99, 0.5, -0.5))
// expect: 3 -3 0 0
print(string.format("%x %o %d", 255.9, 8.1, 1e6))
// expect: ff 10 1000000
