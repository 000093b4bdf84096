// File methods work with a colon, with the file as first argument, and without it.
name := os.tmpname()
f := io.open(name, "w")
f:write("a\n")
f.write(f, "b\n")
f.write("c\n")
f.close()
f = io.open(name, "r")
print(f:read(), f.read(f, "*l"), f.read("*l"), f.read())
// expect: a	b	c	nil
f.close(f)
os.remove(name)
