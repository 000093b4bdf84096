// A file written with one handle reads back with another.
name := os.tmpname()
f := io.open(name, "w")
f:write("line one\n", 2, "\n", 2.5, "\nlast")
f:close()
f = io.open(name)
print(f:read("*l"), f:read("*n"), f:read("*n"))
// expect: line one	2	2.5
print(f:read("*a") == "\nlast", f:read("*l"))
// expect: true	nil
f:close()
os.remove(name)
