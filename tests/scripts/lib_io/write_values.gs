// io.write adds no separators and no newline.
io.write("a", 1, 2.0, "\n")
// expect: a12.0
io.write("x")
io.write("y", "z\n")
// expect: xyz
io.write()
io.write(1e6, " ", -5, " ", 0.5, "\n")
// expect: 1e+06 -5 0.5
