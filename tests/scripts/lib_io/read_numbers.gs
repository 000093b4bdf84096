// io.read("*n") reads a number, leaving the rest for later reads.
// stdin: 42 2.5 -7
// stdin: tail
print(io.read("*n"), io.read("n"), io.read("*n"))
// expect: 42	2.5	-7
print(io.read("*l") == "", io.read("*l"))
// expect: true	tail
