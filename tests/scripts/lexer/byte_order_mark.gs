// A byte order mark at the beginning of a file is skipped.
x := 1 // expect: 1
print(x)
