// io.read("*a") gives the rest of the input, newlines included.
// stdin: one
// stdin: two
// stdin: three
print(io.read())
// expect: one
rest := io.read("*a")
print(#rest, rest == "two\nthree\n")
// expect: 10	true
