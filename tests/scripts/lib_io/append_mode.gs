// Mode a adds to the end, mode w starts over.
name := os.tmpname()
func put(mode, text) {
    f := io.open(name, mode)
    f:write(text)
    f:close()
}
func get() {
    f := io.open(name, "r")
    s := f:read("*a")
    f:close()
    return s
}
put("w", "one")
put("a", " two")
print(get())
// expect: one two
put("w", "new")
print(get())
// expect: new
os.remove(name)
