// %c matches control bytes, %g the printable ones except space.
n, g := 0, 0
for i := 0; i < 256; i++ {
    if string.find(string.char(i), "%c") { n++ }
    if string.find(string.char(i), "%g") { g++ }
}
print(n, g)
// expect: 33	94
