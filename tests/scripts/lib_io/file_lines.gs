// The lines method iterates over the remaining lines.
name := os.tmpname()
f := io.open(name, "w")
f:write("one\ntwo\n\nfour")
f:close()
f = io.open(name)
f:read()
for line := range f:lines() { print("[" .. line .. "]") }
// expect: [two]
// expect: []
// expect: [four]
f:close()
for line := range io.lines(name) { io.write(line, ";") }
print()
// expect: one;two;;four;
os.remove(name)
