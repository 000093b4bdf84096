// Mode r+ writes over an existing file without emptying it.
name := os.tmpname()
f := io.open(name, "w")
f:write("abcdef")
f:close()
f = io.open(name, "r+")
f:write("XY")
f:close()
f = io.open(name)
print(f:read("*a"))
// expect: XYcdef
f:close()
os.remove(name)
