// Reads of different formats continue where the last one stopped.
// stdin: name
// stdin: 12
// stdin: rest 1
// stdin: rest 2
name := io.read()
n := io.read("*n")
io.read()
rest := io.read("a")
print(name, n + 1, rest == "rest 1\nrest 2\n")
// expect: name	13	true
