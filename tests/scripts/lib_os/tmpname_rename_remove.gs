// A temporary file can be written, renamed and removed.
a := os.tmpname()
b := a .. ".renamed"
f := io.open(a, "w")
f:write("x")
f:close()
print(type(a), os.rename(a, b), (io.open(a)))
// expect: string	true	nil
print(os.remove(b), (os.remove(b)))
// expect: true	nil
