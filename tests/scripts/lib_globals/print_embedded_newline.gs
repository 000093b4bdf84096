// Control characters inside strings reach the output unchanged.
print("one\ntwo\tthree")
// expect: one
// expect: two	three
