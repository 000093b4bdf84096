// write returns its file, so calls can be chained.
name := os.tmpname()
f := io.open(name, "w")
print(f:write("x") == f)
// expect: true
f:write("y"):write("z", 1):close()
f = io.open(name)
print(f:read("*a"))
// expect: xyz1
f:close()
os.remove(name)
