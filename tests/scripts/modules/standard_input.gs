// io.read takes lines, numbers and the rest from standard input.
// stdin: first line
// stdin: 42 3.5
// stdin: rest one
// stdin: rest two
print(io.read()) // expect: first line
print(io.read("*n"), io.read("n")) // expect: 42	3.5
print(io.read("*l") == "", io.read("l")) // expect: true	rest one
print(io.read("*a"))
// expect: rest two
// expect:
print(io.read()) // expect: nil
