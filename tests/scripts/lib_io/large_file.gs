// Many lines survive a round trip.
name := os.tmpname()
f := io.open(name, "w")
for i := 1; i <= 5000; i++ { f:write("line ", i, "\n") }
f:close()
n, last := 0, ""
for line := range io.lines(name) {
    n++
    last = line
}
print(n, last)
// expect: 5000	line 5000
os.remove(name)
