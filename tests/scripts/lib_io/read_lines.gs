// io.read gives one line without its newline, and nil at the end of input.
// stdin: first line
// stdin: second
print(io.read())
// expect: first line
print(io.read("*l"))
// expect: second
print(io.read(), io.read("l"))
// expect: nil	nil
