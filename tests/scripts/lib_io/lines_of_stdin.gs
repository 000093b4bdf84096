// io.lines() iterates over the lines of the input.
// stdin: a
// stdin:
// stdin: c d
n := 0
for line := range io.lines() {
    n++
    print(n, "[" .. line .. "]")
}
// expect: 1	[a]
// expect: 2	[]
// expect: 3	[c d]
